package dev.cachelens.rule;

import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Flag;
import dev.cachelens.syntax.dockerfile.Heredoc;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Keyword;
import dev.cachelens.syntax.dockerfile.MountOption;
import dev.cachelens.syntax.dockerfile.MountOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Dockerfile may use since some version of the frontend: "Minimum Dockerfile version" in BuildKit's Dockerfile
 * reference, and its release notes.
 */
enum FrontendFeature {
    MOUNT("'RUN --mount'", 2, 2, FrontendFeature.REFUSED),
    CHMOD("'--chmod'", 2, 2, FrontendFeature.REFUSED),
    MOUNT_VARIABLE("a variable in an option of a mount", 3, 3, "it is taken literally there"),
    NETWORK("'RUN --network'", 3, 2, FrontendFeature.REFUSED),
    HEREDOC("a here-document", 4, 3, "its lines are read as instructions there"),
    LINK("'--link'", 4, 4, FrontendFeature.REFUSED),
    CHECKSUM("'ADD --checksum'", 6, 5, FrontendFeature.REFUSED),
    START_INTERVAL("'HEALTHCHECK --start-interval'", 6, 6, FrontendFeature.REFUSED),
    SECRET_VARIABLE("a secret in a variable", 10, 10, FrontendFeature.REFUSED),
    UNPACK("'ADD --unpack'", 17, 17, FrontendFeature.REFUSED),
    EXCLUDE("'--exclude'", 19, 7, FrontendFeature.REFUSED),
    PARENTS("'COPY --parents'", 20, 7, FrontendFeature.REFUSED),
    SECURITY("'RUN --security'", 20, 2, FrontendFeature.REFUSED),
    DEVICE("'RUN --device'", FrontendFeature.NEVER, 14, FrontendFeature.REFUSED);

    private static final String REFUSED = "the build fails there";
    private static final int NEVER = Integer.MAX_VALUE;

    private final String title;
    private final int stable;
    private final int labs;
    private final String consequence;

    FrontendFeature(String title, int stable, int labs, String consequence) {
        this.title = title;
        this.stable = stable;
        this.labs = labs;
        this.consequence = consequence;
    }

    /**
     * A place that needs a feature.
     *
     * @param feature what is needed
     * @param span    the flag, option or marker
     */
    record Use(FrontendFeature feature, Span span) {
    }

    /** How messages call it. */
    String title() {
        return title;
    }

    /** N of the first stable version 1.N that has it; larger than any where none does. */
    int stable() {
        return stable;
    }

    /** N of the first version 1.N of the labs channel that has it. */
    int labs() {
        return labs;
    }

    /** Whether only the labs channel has it. */
    boolean needsLabs() {
        return stable == NEVER;
    }

    /** What an older frontend makes of it. */
    String consequence() {
        return consequence;
    }

    /** What an instruction uses. */
    static List<Use> usedBy(Instruction instruction) {
        List<Use> uses = new ArrayList<>();
        for (Flag flag : instruction.flags()) {
            flag(instruction.keyword(), flag, uses);
        }
        for (Heredoc heredoc : instruction.heredocs()) {
            uses.add(new Use(HEREDOC, heredoc.marker()));
        }
        return uses;
    }

    private static void flag(Keyword keyword, Flag flag, List<Use> uses) {
        FrontendFeature feature = switch (flag.name()) {
            case "mount" -> MOUNT;
            case "network" -> NETWORK;
            case "security" -> SECURITY;
            case "device" -> DEVICE;
            case "chmod" -> CHMOD;
            case "link" -> LINK;
            case "checksum" -> CHECKSUM;
            case "unpack" -> UNPACK;
            case "exclude" -> EXCLUDE;
            case "parents" -> PARENTS;
            case "start-interval" -> START_INTERVAL;
            default -> null;
        };
        if (feature != null) {
            uses.add(new Use(feature, flag.span()));
        }
        if (feature == MOUNT && keyword == Keyword.RUN && flag.value().isPresent()) {
            for (MountOption option : MountOptions.parse(flag.value().get())) {
                // The stage of a mount is no variable in any version.
                boolean variable = option.value().filter(value -> value.indexOf('$') >= 0).isPresent()
                        && !option.key().equals("from");
                if (variable) {
                    uses.add(new Use(MOUNT_VARIABLE, option.span()));
                }
                if (option.key().equals("env")) {
                    uses.add(new Use(SECRET_VARIABLE, option.span()));
                }
            }
        }
    }
}
