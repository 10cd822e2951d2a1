package dev.cachelens.syntax.dockerfile;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;

public class DirectiveTest {

    private static String directives(String text) {
        return DockerfileParser.parse(text).directives().stream()
                .map(directive -> directive.name() + "=" + directive.value())
                .collect(Collectors.joining(" | "));
    }

    @Test
    public void readsTheHeadOfTheFile() {
        assertEquals("syntax=docker/dockerfile:1 | escape=` | check=skip=A,B;error=true",
                directives("# syntax=docker/dockerfile:1\n#ESCAPE = ` \n#\tcheck=skip=A,B;error=true\nFROM a"));
        assertEquals("syntax=a b", directives("# syntax = a b\t\r\nFROM a"));
        assertEquals("syntax=a", directives("\uFEFF# syntax=a"));
    }

    @Test
    public void endsWithTheHead() {
        assertEquals("", directives("\n# syntax=a"));
        assertEquals("", directives("# a comment\n# syntax=a"));
        assertEquals("", directives("# other=1\n# syntax=a"));
        assertEquals("", directives("# syntax=\n# escape=`"));
        assertEquals("", directives("# syntax\n"));
        assertEquals("syntax=a", directives("# syntax=a\n\n# escape=`"));
        assertEquals("", directives("FROM a\n# syntax=a"));
    }

    @Test
    public void followsTheFrontEndBehindAShebang() {
        assertEquals("syntax=a", directives("#!/usr/bin/env docker\n# syntax=a\n# escape=`\nFROM a"));
        assertEquals("syntax=a", directives("// syntax=a\nFROM a"));
        assertEquals("", directives("// check=a\nFROM a"));
        assertEquals("", directives("  # syntax=a\nFROM a"));
        assertEquals("escape=`", directives("  # escape=`\nFROM a"));
    }

    @Test
    public void tellsItsPlaces() {
        Dockerfile file = DockerfileParser.parse("# escape=`\r\n#  syntax =  a/b:c \r\nFROM a");
        Directive directive = file.directive("syntax").orElseThrow();
        assertEquals("#  syntax =  a/b:c ", directive.span().in(file.source().text()));
        assertEquals("a/b:c", directive.valueSpan().in(file.source().text()));
    }

    @Test
    public void refusesWhatBuildKitRefuses() {
        assertEquals(List.of("# Escape=\\: there can be only one escape directive"),
                Outline.errors(DockerfileParser.parse("# escape=`\n# Escape=\\\nFROM a")));
        assertEquals(List.of("x: the escape character can only be \\ or `, not x"),
                Outline.errors(DockerfileParser.parse("# escape=x\nFROM a")));
    }
}
