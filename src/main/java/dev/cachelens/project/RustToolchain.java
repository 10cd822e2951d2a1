package dev.cachelens.project;

import java.util.Optional;

/**
 * The toolchain file that rustup obeys in a folder.
 *
 * @param file    its path, relative to the context
 * @param channel as {@code 1.75.0} or {@code nightly-2024-01-01}; empty where the file names none or cannot be read
 */
public record RustToolchain(String file, Optional<String> channel) {

    /** Looks in a folder and in those above it, up to the context's. */
    static Optional<RustToolchain> find(Files files, String folder) {
        String current = folder;
        while (true) {
            String bare = ContextPath.resolve(current, "rust-toolchain");
            for (String file : new String[] {bare, bare + ".toml"}) {
                Optional<String> text = files.read(file);
                if (text.isPresent()) {
                    return Optional.of(new RustToolchain(file, channel(text.get(), file.equals(bare))));
                }
            }
            if (current.isEmpty()) {
                return Optional.empty();
            }
            current = ContextPath.parent(current);
        }
    }

    private static Optional<String> channel(String text, boolean mayBeBare) {
        // The older form is a single line that is the channel itself.
        String only = text.strip();
        if (mayBeBare && text.lines().count() == 1 && !only.isEmpty()) {
            return Optional.of(only);
        }
        try {
            return Toml.string(Toml.parse(text).path("toolchain").path("channel"));
        } catch (ManifestException e) {
            return Optional.empty();
        }
    }
}
