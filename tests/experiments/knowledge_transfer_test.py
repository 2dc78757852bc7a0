# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The comparison of transfer strategies is fair and can be continued."""

import dataclasses

import pytest

from experiments.experiment import Inputs
from experiments.knowledge_transfer import longer_teacher
from experiments.knowledge_transfer.comparison import TABLE_8
from experiments.knowledge_transfer.config import CPU, SMOKE
from experiments.knowledge_transfer.rates import RATIOS
from experiments.knowledge_transfer.rates import to_markdown as rates_to_markdown
from experiments.knowledge_transfer.run import to_markdown
from experiments.knowledge_transfer.variants import VARIANTS, slower_at_the_end


@pytest.mark.parametrize("scale", [CPU, SMOKE])
def test_every_student_sees_as_many_batches(scale):
    steps = {
        name: sum(stage.steps for stage in make_plan(scale).stages)
        for name, make_plan in VARIANTS.items()
    }
    assert set(steps.values()) == {scale.num_layers * scale.layer_steps + scale.distillation_steps}


def test_feature_maps_alone_differ_in_the_attention_factor_only():
    both, one = (VARIANTS[name](CPU).stages for name in ("progressive", "progressive_feature_maps"))
    for stage, without in zip(both[:-1], one[:-1], strict=True):
        transfer = dataclasses.replace(stage.transfer, attention_factor=0.0)
        assert without == dataclasses.replace(stage, transfer=transfer)
    assert both[-1] == one[-1]


@pytest.mark.parametrize("name", VARIANTS)
def test_a_lower_rate_changes_the_last_stage_only(name):
    plan = VARIANTS[name](CPU)
    slower = slower_at_the_end(plan, 0.1)
    assert slower.stages[:-1] == plan.stages[:-1]
    optimization = plan.stages[-1].optimization
    assert slower.stages[-1].optimization.learning_rate == pytest.approx(0.002)
    expected = dataclasses.replace(slower.stages[-1], optimization=optimization)
    assert expected == plan.stages[-1]
    assert slower_at_the_end(plan, 1.0) == plan


def test_an_order_is_judged_at_each_rate_and_at_the_better():
    order = ("bare", "distillation_only", "auxiliary", "joint", "progressive")
    fast = {name: 3 * [{"masked_lm_accuracy": 0.1 * place}] for place, name in enumerate(order)}
    slow = fast | {"bare": 3 * [{"masked_lm_accuracy": 0.9}]}
    report = {
        "teacher": {"masked_lm_accuracy": 0.5},
        "students_by_ratio": dict(zip(map(str, RATIOS), (fast, slow), strict=True)),
        "config": {"scale": {"learning_rate": 0.02}},
    }
    lines = rates_to_markdown(report).splitlines()
    assert lines[2] == "| strategy, masked words | rate 0.02 | rate 0.002 |"
    assert lines[4] == "| bare | 0.00 % (0.00 to 0.00) | 90.00 % (90.00 to 90.00) |"
    verdicts = [line for line in lines if line.startswith("- ")]
    assert verdicts[0].startswith("- At a rate of 0.02. Holds at this scale: transfer layer")
    for verdict in verdicts[1:]:
        assert verdict.endswith("Here bare is better than distillation_only.")
    assert verdicts[2].startswith("- Each strategy at the better of its rates. Does not hold")


@pytest.mark.parametrize("share,is_said", [(0.496, True), (0.494, False)])
def test_students_that_know_all_of_the_teacher_do_not_show_an_order(share, is_said):
    taught = ("distillation_only", "auxiliary", "joint", "progressive")
    scores = {name: [{"masked_lm_accuracy": share}] for name in taught}
    students = scores | {"bare": [{"masked_lm_accuracy": 0.1}]}
    report = {
        "teacher": {"masked_lm_accuracy": 0.5},
        "students_by_ratio": {"1": students},
        "config": {"scale": {"learning_rate": 0.02}},
    }
    assert ("learnt what it knows (50.00 %)" in rates_to_markdown(report)) == is_said


def test_a_longer_teacher_is_all_that_is_longer(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(longer_teacher, "compare_rates", lambda config, _: asked.append(config))
    longer_teacher.run_longer_teacher("cpu", tmp_path, Inputs(text="text", seeds=4))
    (config,) = asked
    assert config.scale == dataclasses.replace(CPU, teacher_steps=16_000)
    assert (config.seeds, config.text, config.last_rate_ratios) == (4, "text", (0.1,))
    assert set(config.variants) == set(TABLE_8)


def test_one_rate_is_judged_once():
    students = {name: 3 * [{"masked_lm_accuracy": 0.1}] for name in TABLE_8}
    report = {
        "teacher": {"masked_lm_accuracy": 0.5},
        "students_by_ratio": {"0.1": students},
        "config": {"scale": {"learning_rate": 0.02}},
    }
    lines = rates_to_markdown(report).splitlines()
    assert lines[2] == "| strategy, masked words | rate 0.002 |"
    (verdict,) = (line for line in lines if line.startswith("- "))
    assert verdict.startswith("- At a rate of 0.002. Withdrawn at this scale")


def test_best_strategy_comes_first():
    report = {
        "teacher": {"masked_lm_accuracy": 0.5},
        "students": {
            "bare": [{"masked_lm_accuracy": 0.1}, {"masked_lm_accuracy": 0.2}],
            "joint": [{"masked_lm_accuracy": 0.4}, {"masked_lm_accuracy": 0.2}],
        },
    }
    rows = to_markdown(report).splitlines()[-2:]
    assert rows[0] == "| joint | 30.00 % | 20.00 to 40.00 |"
    assert rows[1] == "| bare | 15.00 % | 10.00 to 20.00 |"


def test_the_order_of_all_strategies_is_stated_or_denied():
    order = ("bare", "distillation_only", "auxiliary", "joint", "progressive")
    students = {
        name: [{"masked_lm_accuracy": 0.1 * place + 0.01 * seed} for seed in range(3)]
        for place, name in enumerate(order)
    }
    report = {"teacher": {"masked_lm_accuracy": 0.5}, "students": students}
    assert to_markdown(report).splitlines()[-1].startswith("Holds at this scale: transfer layer")
    students["distillation_only"] = [{"masked_lm_accuracy": 0.9}] * 3
    last = to_markdown(report).splitlines()[-1]
    assert last.endswith("Here distillation_only is better than auxiliary.")
