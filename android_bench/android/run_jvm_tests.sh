#!/bin/sh
# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#
# Compiles core/ for Java 8 and runs its tests on the JVM, with a JDK and JUnit 4
# alone: apt-get install default-jdk-headless junit4. JUNIT_JARS may name the jars of
# JUnit and Hamcrest, as in a class path.
set -eu
cd "$(dirname "$0")"

jars=${JUNIT_JARS:-/usr/share/java/junit4.jar:/usr/share/java/hamcrest.jar}
if ! command -v javac > /dev/null || [ ! -e "${jars%%:*}" ]; then
  echo 'The Java tests need a JDK and JUnit 4: apt-get install default-jdk-headless junit4,' \
    "or JUNIT_JARS=junit.jar:hamcrest.jar. Received: ${jars}" >&2
  exit 1
fi
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT

find core/src -name '*.java' -exec javac --release 8 -Xlint:all,-options -Werror \
  -encoding UTF-8 -cp "$jars" -d "$classes" {} +
cp -R core/src/test/resources/. "$classes"
java -cp "$classes:$jars" org.junit.runner.JUnitCore \
  $(cd core/src/test/java && find . -name '*Test.java' | sed 's|^\./||; s|\.java$||; s|/|.|g')
