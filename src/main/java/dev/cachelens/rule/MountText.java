package dev.cachelens.rule;

import dev.cachelens.model.Mount;
import dev.cachelens.model.RunStep;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.MountOption;

/** How mounts are written. */
final class MountText {

    private MountText() {
    }

    /** The place of a mount's target in the file; the whole flag where it has none. */
    static Span target(Mount mount) {
        return mount.option("target", "dst", "destination").filter(option -> option.value().isPresent())
                .map(MountOption::valueSpan).orElse(mount.flag().span());
    }

    /** The options that mount the same cache at the same place in another RUN. */
    static String repeated(Mount mount, RunStep from, RunStep to) {
        String written = mount.flag().value().orElseThrow().text();
        boolean relative = mount.option("target", "dst", "destination").flatMap(option -> option.value())
                .map(target -> !target.startsWith("/")).orElse(true);
        if (!relative || from.workingDirectory().equals(to.workingDirectory())) {
            return written;
        }
        StringBuilder options = new StringBuilder("type=cache,id=").append(mount.id()).append(",target=").append(mount.target().orElseThrow());
        mount.option("sharing").flatMap(option -> option.value()).ifPresent(sharing -> options.append(",sharing=").append(sharing));
        return options.toString();
    }
}
