package dev.cachelens.project;

import java.util.Optional;

/**
 * The toolchain file that rustup obeys in a folder.
 *
 * @param file    its path, relative to the context
 * @param channel as {@code 1.75.0} or {@code nightly-2024-01-01}; empty where the file names none or cannot be read
 */
public record RustToolchain(String file, Optional<String> channel) {
}
