package dev.cachelens.syntax.shell;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public final class ShellDialectTest {

    @Test
    public void tellsTheDialectFromTheShellInstruction() {
        assertDialect(ShellDialect.POSIX, "/bin/sh", "-c");
        assertDialect(ShellDialect.POSIX, "/bin/ash", "-eo", "pipefail", "-c");
        assertDialect(ShellDialect.POSIX, "/busybox/sh", "-c");
        assertDialect(ShellDialect.POSIX, "/bin/busybox", "sh", "-c");
        assertDialect(ShellDialect.POSIX, "dash", "-ec");
        assertDialect(ShellDialect.BASH, "/bin/bash", "-o", "pipefail", "-c");
        assertDialect(ShellDialect.BASH, "bash", "--login", "-euxo", "pipefail", "-c");
        assertDialect(ShellDialect.BASH, "/usr/bin/env", "bash", "-c");
        assertDialect(ShellDialect.BASH, "/bin/zsh", "-lc");
        assertDialect(ShellDialect.POWERSHELL, "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", "-Command");
        assertDialect(ShellDialect.POWERSHELL, "pwsh", "-Command", "$ErrorActionPreference = 'Stop';");
        assertDialect(ShellDialect.CMD, "cmd", "/S", "/C");
        assertDialect(ShellDialect.CMD, "CMD.EXE", "/S", "/C");
    }

    @Test
    public void doesNotKnowWhatOtherProgramsRead() {
        assertDialect(ShellDialect.UNKNOWN);
        assertDialect(ShellDialect.UNKNOWN, "env");
        assertDialect(ShellDialect.UNKNOWN, "/usr/bin/python3", "-c");
        assertDialect(ShellDialect.UNKNOWN, "/usr/bin/fish", "-c");
    }

    @Test
    public void doesNotKnowAShellThatIsGivenAnotherScript() {
        assertDialect(ShellDialect.UNKNOWN, "/bin/sh");
        assertDialect(ShellDialect.UNKNOWN, "/bin/sh", "-e");
        assertDialect(ShellDialect.UNKNOWN, "/bin/sh", "-c", "echo first;");
        assertDialect(ShellDialect.UNKNOWN, "/bin/bash", "-c", "-o");
    }

    @Test
    public void readsTheInterpreterLineOfAScript() {
        assertEquals(ShellDialect.BASH, ShellDialect.ofScript("#!/bin/bash -e", ShellDialect.POSIX));
        assertEquals(ShellDialect.BASH, ShellDialect.ofScript("#! /usr/bin/env bash", ShellDialect.POSIX));
        assertEquals(ShellDialect.BASH, ShellDialect.ofScript("#!/usr/bin/env -S bash -e", ShellDialect.POSIX));
        assertEquals(ShellDialect.UNKNOWN, ShellDialect.ofScript("#!/usr/bin/env python3", ShellDialect.POSIX));
        assertEquals(ShellDialect.UNKNOWN, ShellDialect.ofScript("#!", ShellDialect.POSIX));
        assertEquals(ShellDialect.POSIX, ShellDialect.ofScript("# no interpreter", ShellDialect.POSIX));
    }

    private static void assertDialect(ShellDialect expected, String... command) {
        assertEquals(String.join(" ", command), expected, ShellDialect.of(List.of(command)));
    }
}
