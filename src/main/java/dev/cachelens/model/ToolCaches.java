package dev.cachelens.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The folders in which tools keep what they have downloaded. What is in them can be had again: a build does not depend on them as
 * it does on its own output.
 */
public final class ToolCaches {

    private static final List<String> NAMES = List.of(".cache", ".npm", ".m2", ".gradle", ".nuget", ".composer", ".cargo",
            ".rustup", ".yarn", ".pnpm-store", ".bun", ".ivy2", ".sbt", ".deno", ".hex", ".mix", ".stack", ".cabal", ".bundle",
            ".gem", "_cacache", "sccache", "ccache", ".ccache");

    private static final List<List<String>> PLACES = List.of(List.of("pkg", "mod"), List.of("var", "cache"), List.of("var", "lib",
            "apt"),
            List.of("usr", "local", "cargo"), List.of("usr", "local", "rustup"), List.of("usr", "local", "bundle"),
            List.of("pnpm", "store"), List.of("cargo", "registry"), List.of("cargo", "git"));

    private ToolCaches() {
    }

    /** Whether a path is such a folder, or lies in one. */
    public static boolean hold(ImagePath path) {
        for (String segment : path.segments()) {
            if (NAMES.contains(segment)) {
                return true;
            }
        }
        for (List<String> place : PLACES) {
            if (Collections.indexOfSubList(path.segments(), place) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where cargo keeps registry and sources: {@code CARGO_HOME}, or {@code ~/.cargo}. */
    public static Optional<ImagePath> cargoHome(Invocation invocation) {
        return folder(invocation, "CARGO_HOME", ".cargo");
    }

    /** Go's module cache ({@code go help environment}). */
    public static Optional<ImagePath> goModules(Invocation invocation) {
        Optional<String> named = invocation.variable("GOMODCACHE").filter(value -> !value.isEmpty()
                && !value.equals(Text.UNKNOWN));
        if (named.isPresent()) {
            return known(named.get());
        }
        return folder(invocation, "GOPATH", "go").map(path -> path.resolve("pkg/mod"));
    }

    /** Go's build cache. */
    public static Optional<ImagePath> goBuild(Invocation invocation) {
        return folder(invocation, "GOCACHE", ".cache/go-build");
    }

    /** A folder that a variable names, or by default one in the user's home; empty where that is not known. */
    public static Optional<ImagePath> folder(Invocation invocation, String variable, String inHome) {
        Optional<String> named = invocation.variable(variable).filter(value -> !value.isEmpty());
        if (named.isPresent()) {
            return known(named.get());
        }
        Optional<String> home = invocation.variable("HOME").filter(value -> !value.isEmpty() && !value.equals(Text.UNKNOWN));
        return (home.isPresent() ? known(home.get()) : invocation.step().home()).map(folder -> folder.resolve(inHome));
    }

    private static Optional<ImagePath> known(String path) {
        return Text.known(path) && path.startsWith("/") ? Optional.of(ImagePath.of(path)) : Optional.empty();
    }
}
