package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Flag;
import dev.cachelens.syntax.dockerfile.MountOption;
import java.util.List;
import java.util.Optional;

/**
 * A {@code --mount} of a RUN, with BuildKit's defaults filled in ({@code instructions/commands_runmount.go} and
 * {@code dockerfile2llb/convert_runmount.go}).
 *
 * @param flag     the flag that asks for it
 * @param options  as written
 * @param type     a bind where none is written
 * @param target   where it is mounted; empty where that is not known
 * @param id       of a cache: what is shared by that name; by default the target as written, cleaned, before WORKDIR is applied
 * @param from     the stage, image or context that it shows, or that fills a new cache; empty where none is written
 * @param fromStage the stage of the file that {@code from} names; empty for an image or context
 * @param source   the folder of {@code from}, or of the cache itself, that is mounted; the root where none is written
 * @param readOnly whether the RUN cannot write to it
 */
public record Mount(
        Flag flag,
        List<MountOption> options,
        Type type,
        Optional<ImagePath> target,
        String id,
        Optional<String> from,
        Optional<Stage> fromStage,
        ImagePath source,
        boolean readOnly) {

    /** Kinds of mount. */
    public enum Type {
        BIND, CACHE, TMPFS, SECRET, SSH, UNKNOWN
    }

    public Mount {
        options = List.copyOf(options);
    }

    public boolean isCache() {
        return type == Type.CACHE;
    }

    /** Whether the path is where this is mounted, or below; no proof where the target is not known. */
    public boolean covers(ImagePath path) {
        return target.isPresent() && path.startsWith(target.get());
    }

    /** The first option of one of these names. */
    public Optional<MountOption> option(String... names) {
        for (MountOption option : options) {
            for (String name : names) {
                if (option.key().equals(name)) {
                    return Optional.of(option);
                }
            }
        }
        return Optional.empty();
    }
}
