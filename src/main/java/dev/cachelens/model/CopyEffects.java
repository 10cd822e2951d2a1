package dev.cachelens.model;

import dev.cachelens.project.Files;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.dockerfile.Keyword;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What COPY and ADD put into the layer: the contents of folders, files under their own names in a folder or under the name given
 * (BuildKit reference, "COPY").
 */
final class CopyEffects {

    // Names that tools read as files: a folder of such a name would be no use to them.
    private static final Set<String> MANIFESTS = Set.of("Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "package.json",
            "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "go.mod", "go.sum", "pom.xml", "build.gradle", "build.gradle.kts",
            "pyproject.toml", "requirements.txt", "poetry.lock", "uv.lock", "Gemfile", "Gemfile.lock", "composer.json", "composer.lock");

    private final CopyStep copy;
    private final Project project;
    private final Clock clock;
    private final FileTree layer;
    private final Origin origin;

    CopyEffects(CopyStep copy, Project project, Clock clock) {
        this.copy = copy;
        this.project = project;
        this.clock = clock;
        this.layer = copy.stage().layer();
        this.origin = Origin.of(copy, copy.instruction().span(),
                copy.isFromContext() ? Origin.How.CONTEXT_COPY : Origin.How.STAGE_COPY);
    }

    void apply() {
        if (copy.destination().isEmpty()) {
            layer.contentsAdded(ImagePath.ROOT, clock.tick(), origin);
            return;
        }
        ImagePath target = copy.destination().get();
        if (copy.isIntoFolder()) {
            layer.folder(target, clock.tick(), true, origin);
        }
        for (CopyStep.Source source : copy.sources()) {
            one(source, target);
        }
    }

    private void one(CopyStep.Source source, ImagePath target) {
        if (copy.instruction().flag("parents").isPresent()) {
            layer.contentsAdded(target, clock.tick(), origin);
        } else if (source.isHeredoc()) {
            file(source.heredoc().get().name(), target);
        } else if (source.isRemote() && copy.instruction().keyword() == Keyword.ADD) {
            layer.exists(target, clock.tick(), true, origin);
            layer.contentsAdded(target, clock.tick(), origin);
        } else if (source.path().isEmpty() || !source.path().get().isKnown()) {
            several(source, target);
        } else {
            named(source, source.path().get(), target);
        }
    }

    // A pattern, or a name that is not known: files into a folder, or one to a name.
    private void several(CopyStep.Source source, ImagePath target) {
        if (copy.isIntoFolder()) {
            layer.folder(target, clock.tick(), true, origin);
        } else {
            layer.exists(target, clock.tick(), true, origin);
        }
        layer.contentsAdded(target, clock.tick(), origin);
    }

    private void named(CopyStep.Source source, ImagePath path, ImagePath target) {
        FileSource files = files(path);
        Presence.Kind kind = kind(source, path, files);
        boolean archive = copy.instruction().keyword() == Keyword.ADD && isArchive(path.name());
        if (archive) {
            layer.exists(target, clock.tick(), true, origin);
            layer.contentsAdded(target, clock.tick(), origin);
            return;
        }
        switch (kind) {
            case FILE -> file(path.name(), target);
            case FOLDER -> {
                layer.folder(target, clock.tick(), true, origin);
                layer.copied(target, files, clock.tick(), true, origin);
            }
            case UNKNOWN -> either(path, files, target);
        }
    }

    // A folder's contents go to the target itself, a file into it where it is a folder.
    private void either(ImagePath path, FileSource files, ImagePath target) {
        if (copy.isIntoFolder()) {
            layer.folder(target, clock.tick(), true, origin);
            layer.exists(target.child(path.name()), clock.tick(), false, origin);
        } else {
            Presence there = layer.presence(target, clock.now());
            boolean perhapsFolder = there.certainty() != Certainty.NO && there.kind() != Presence.Kind.FILE;
            layer.exists(target, clock.tick(), true, origin);
            if (perhapsFolder) {
                layer.exists(target.child(path.name()), clock.tick(), false, origin);
            }
        }
        layer.copied(target, files, clock.tick(), false, origin);
    }

    private void file(String name, ImagePath target) {
        Presence there = layer.presence(target, clock.now());
        if (copy.isIntoFolder() || there.certainty() == Certainty.YES && there.kind() == Presence.Kind.FOLDER) {
            layer.file(target.child(name), clock.tick(), true, origin);
        } else if (there.certainty() == Certainty.NO || there.kind() == Presence.Kind.FILE) {
            layer.file(target, clock.tick(), true, origin);
        } else {
            layer.exists(target, clock.tick(), true, origin);
            layer.file(target.child(name), clock.tick(), false, origin);
        }
    }

    private FileSource files(ImagePath path) {
        if (copy.isFromContext()) {
            return new ContextSource(project, path);
        }
        Optional<Stage> stage = copy.fromStage();
        return stage.isPresent() ? stage.get().layer().from(path, stage.get().end()) : (below, depth) -> Presence.UNKNOWN;
    }

    private Presence.Kind kind(CopyStep.Source source, ImagePath path, FileSource files) {
        boolean written = source.value().endsWith("/") || source.value().endsWith("/.") || path.isRoot();
        if (written) {
            return Presence.Kind.FOLDER;
        }
        if (copy.isFromContext() && !project.files().visible() && MANIFESTS.contains(path.name())) {
            return Presence.Kind.FILE;
        }
        if (copy.isFromContext() && project.files().visible()) {
            Files.Kind kind = project.files().kind(path.relativeToRoot());
            return kind == Files.Kind.FOLDER ? Presence.Kind.FOLDER : kind == Files.Kind.FILE ? Presence.Kind.FILE
                    : Presence.Kind.UNKNOWN;
        }
        Presence presence = files.presence(ImagePath.ROOT, 0);
        return presence.certainty() == Certainty.YES ? presence.kind() : Presence.Kind.UNKNOWN;
    }

    private static boolean isArchive(String name) {
        return List.of(".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tbz2", ".txz").stream().anyMatch(name::endsWith);
    }
}
