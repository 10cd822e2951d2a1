package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Flag;
import dev.cachelens.syntax.dockerfile.MountOption;
import dev.cachelens.syntax.dockerfile.MountOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code --mount} flags, with BuildKit's defaults for what is not written. */
final class MountReader {

    private final RunStep run;
    private final Function<String, Optional<Stage>> stages;

    /**
     * @param stages finds the stage that {@code from=} names
     */
    MountReader(RunStep run, Function<String, Optional<Stage>> stages) {
        this.run = run;
        this.stages = stages;
    }

    Mount read(Flag flag) {
        List<MountOption> options = flag.value().map(MountOptions::parse).orElse(List.of());
        Mount.Type type = type(value(options, "type").map(run::expand).orElse("bind"));
        Optional<String> written = value(options, "target", "dst", "destination").map(run::expand);
        Optional<ImagePath> target = target(type, written, options);
        String id = value(options, "id").map(run::expand).filter(text -> !text.isEmpty()).orElseGet(() -> clean(written.orElse("")));
        boolean secret = type == Mount.Type.SECRET || type == Mount.Type.SSH;
        Optional<String> from = value(options, "from").filter(text -> !text.isEmpty());
        return new Mount(flag, options, type, target, id, from, from.flatMap(stages),
                ImagePath.of(value(options, "source", "src").filter(text -> !secret).map(run::expand).orElse("/")),
                isReadOnly(type, options));
    }

    private Optional<ImagePath> target(Mount.Type type, Optional<String> written, List<MountOption> options) {
        if (written.isPresent() && !written.get().isEmpty()) {
            return ImagePath.resolve(run.workingDirectory(), written.get());
        }
        return switch (type) {
            case SECRET -> value(options, "id", "source", "src").map(id -> ImagePath.of("/run/secrets").resolve(id));
            case SSH, UNKNOWN -> Optional.empty();
            // Without a target it is the working directory itself (convert_runmount.go).
            case BIND, CACHE, TMPFS -> run.workingDirectory();
        };
    }

    private static boolean isReadOnly(Mount.Type type, List<MountOption> options) {
        boolean readOnly = type == Mount.Type.BIND;
        for (MountOption option : options) {
            boolean set = !option.value().map(value -> value.equalsIgnoreCase("false")).orElse(false);
            switch (option.key()) {
                case "ro", "readonly" -> readOnly = set;
                case "rw", "readwrite" -> readOnly = !set;
                default -> {
                    // The other options say nothing of this.
                }
            }
        }
        return readOnly;
    }

    private static Mount.Type type(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "bind" -> Mount.Type.BIND;
            case "cache" -> Mount.Type.CACHE;
            case "tmpfs" -> Mount.Type.TMPFS;
            case "secret" -> Mount.Type.SECRET;
            case "ssh" -> Mount.Type.SSH;
            default -> Mount.Type.UNKNOWN;
        };
    }

    private static Optional<String> value(List<MountOption> options, String... names) {
        Optional<String> value = Optional.empty();
        for (MountOption option : options) {
            if (List.of(names).contains(option.key())) {
                value = option.value();
            }
        }
        return value;
    }

    /** Go's {@code path.Clean}, which keeps a relative path relative. */
    private static String clean(String path) {
        if (path.startsWith("/")) {
            return ImagePath.of(path).toString();
        }
        String cleaned = ImagePath.of(path).relativeToRoot();
        return cleaned.isEmpty() ? "." : cleaned;
    }
}
