# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Sentences end where a reader would end them."""

import pytest

from mobilebert_tf.text.sentence_splitter import split_sentences


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("", []),
        ("   ", []),
        ("One line without an end", ["One line without an end"]),
        ("It works. It does! Does it? Yes.", ["It works.", "It does!", "Does it?", "Yes."]),
        ("Dr. Smith met J. R. Jones. They spoke.", ["Dr. Smith met J. R. Jones.", "They spoke."]),
        (
            "Born in the U.S. Army hospital. He left.",
            ["Born in the U.S. Army hospital.", "He left."],
        ),
        (
            "Pi is 3.14159 here. See Fig. 3 for more.",
            ["Pi is 3.14159 here.", "See Fig. 3 for more."],
        ),
        ('"Stop." She left. (He did not.) End', ['"Stop."', "She left.", "(He did not.)", "End"]),
        ("Wait ... and see. 42 is next.", ["Wait ... and see.", "42 is next."]),
        ("Use e.g. this one. Then stop.", ["Use e.g. this one.", "Then stop."]),
        ("今日は。元気？はい。", ["今日は。", "元気？", "はい。"]),
        ("Ελλάδα είναι εδώ. Ναι.", ["Ελλάδα είναι εδώ.", "Ναι."]),
    ],
)
def test_splits_like_a_reader(paragraph, sentences):
    assert split_sentences(paragraph) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("Amharic", ["ሰላም ነህ።", "ደህና ነኝ፧", "አዎ።"]),
        ("Arabic", ["ما اسمك؟", "اسمي علي.", "شكرا!"]),
        ("Armenian", ["Ես գնում եմ։", "Դու մնա։"]),
        ("Bengali", ["আমি ভাত খাই।", "তুমি কোথায় যাও?"]),
        ("Burmese", ["နေကောင်းလား။", "ကောင်းပါတယ်။"]),
        ("Chinese", ["他说：“你好！”", "我走了。", "（再见。）", "好"]),
        ("Danish", ["»Kom nu!«", "Nej."]),
        (
            "French",
            ["Il dit : « Bonjour. »", "Elle sort.", "Quoi ?", "Rien !", "M. Dupont arrive."],
        ),
        ("German", ["„Halt!“", "Das gilt z.B. hier, vgl. Abs. 3.", "Äpfel fehlen."]),
        ("Georgian", ["მე მიყვარს ჩაი.", "შენ?", "დიახ!"]),
        ("Greek", ["Πού πας;", "Πάω σπίτι· έλα κι εσύ.", "Ο κ. Νίκος λέει ναι;", "Ναι."]),
        ("Greek question mark", ["Τι ώρα είναι\u037e", "Οκτώ."]),
        ("Hebrew", ["שלום לך.", "מה שלומך?", "טוב!"]),
        ("Hindi", ["मैं घर जाता हूँ।", "तुम कहाँ हो?", "ठीक है॥", "अच्छा"]),
        ("Japanese", ["「行くぞ！」", "彼は言った。", "本当？"]),
        ("Khmer", ["ខ្ញុំទៅផ្ទះ។", "អ្នកនៅទីនេះ៕"]),
        ("Korean", ["안녕하세요.", "잘 지내요?", "네."]),
        (
            "Russian",
            ["Он жил на ул. Ленина.", "«Где ты?»", "Она ушла…", "Да."],
        ),
        ("Spanish", ["La Sra. López viene.", "¿Cuándo?", "¡Hoy!", "Bien."]),
        ("Tamil", ["நான் வீட்டுக்கு போகிறேன்.", "நீ?"]),
        ("Tibetan", ["བཀྲ་ཤིས་བདེ་ལེགས།", "ཐུགས་རྗེ་ཆེ།"]),
        ("Turkish", ["İyi günler.", "Şimdi çıkıyorum.", "Evet."]),
        ("Ukrainian", ["Це вул. Шевченка.", "Так?", "Є!"]),
        ("Urdu", ["میں گھر جاتا ہوں۔", "آپ کہاں ہیں؟", "ٹھیک ہے۔"]),
    ],
)
def test_splits_many_scripts(language, sentences):
    assert split_sentences(" ".join(sentences)) == sentences, language


def test_marks_that_need_no_space():
    assert split_sentences("我走了。再见！！好") == ["我走了。", "再见！！", "好"]
    assert split_sentences("میں ہوں۔آپ؟ہاں") == ["میں ہوں۔", "آپ؟", "ہاں"]


def test_lower_case_goes_on_in_every_alphabet():
    for text in ("Это т.е. так… но нет.", "Es gilt vgl. Abs. 5 bzw. ähnlich.", "Λέει π.χ. αυτό."):
        assert split_sentences(text) == [text]
    assert split_sentences("A list; B list; C.") == ["A list; B list; C."]


@pytest.mark.parametrize("letters", ["กขค", "ກຂຄ"])
def test_thai_and_lao_are_cut_at_spaces_when_long_enough(letters):
    clause = letters * 10
    text = " ".join([clause] * 7)
    assert split_sentences(text) == [f"{clause} {clause}"] * 3 + [clause]
    assert split_sentences(f"{clause} {letters}") == [f"{clause} {letters}"]


def test_keeps_every_character_but_the_white_space_between():
    paragraph = 'A first one.  "A second," he said. And … a third?! Yes (really). e.g. this'
    joined = "".join(split_sentences(paragraph)).replace(" ", "")
    assert joined == paragraph.replace(" ", "")
