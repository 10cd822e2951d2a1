package dev.cachelens.project;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of the files that a build can see; read once, when first asked for. May be used by several threads. */
public final class Project {

    /** How many entries of an excluded folder are looked at for one that is sent nevertheless. */
    private static final int WALK_LIMIT = 10_000;

    private final Files files;
    private final String dockerfile;
    private final Map<String, InContext> sent = new ConcurrentHashMap<>();
    private final Map<String, Optional<CargoPackage>> packages = new HashMap<>();
    private Cargo cargo;
    private volatile Optional<DockerIgnore> ignore;

    /**
     * The project of a file named {@code Dockerfile} in the context's folder.
     *
     * @param files the build context; {@link Files#UNSEEN} where there is none to look at
     */
    public Project(Files files) {
        this(files, "Dockerfile");
    }

    /**
     * @param files      the build context; {@link Files#UNSEEN} where there is none to look at
     * @param dockerfile the path of the Dockerfile in the context; {@code ""} where it lies outside or is not known
     */
    public Project(Files files, String dockerfile) {
        this.files = new CachedFiles(files);
        this.dockerfile = dockerfile;
    }

    /** The project of a Dockerfile that stands alone. */
    public static Project unseen() {
        return new Project(Files.UNSEEN);
    }

    /** The build context's files. */
    public Files files() {
        return files;
    }

    /** What lies at a path of the context, sent or not. */
    public Files.Kind kind(String path) {
        return files.kind(path);
    }

    /**
     * Whether the builder gets a path: it lies in the context and no ignore file excludes it. A folder is sent where anything in
     * it is. Of a Dockerfile outside the context, the ignore file beside it cannot be seen, so what is sent is unknown.
     *
     * @param path relative to the context, as {@link Files} has them
     */
    public InContext sends(String path) {
        if (!files.visible()) {
            return InContext.UNKNOWN;
        }
        return sent.computeIfAbsent(path, this::decide);
    }

    private InContext decide(String path) {
        if (files.kind(path) == Files.Kind.ABSENT) {
            return InContext.ABSENT;
        }
        if (path.isEmpty()) {
            return InContext.PRESENT;
        }
        Optional<DockerIgnore> known = ignore();
        if (known.isEmpty()) {
            return InContext.UNKNOWN;
        }
        return new ExcludedWalk(files, known.get(), WALK_LIMIT).sends(path);
    }

    private Optional<DockerIgnore> ignore() {
        Optional<DockerIgnore> known = ignore;
        if (known == null) {
            known = readIgnore();
            ignore = known;
        }
        return known;
    }

    private Optional<DockerIgnore> readIgnore() {
        if (dockerfile.isEmpty()) {
            return Optional.empty();
        }
        String own = dockerfile + ".dockerignore";
        boolean hasOwn = files.kind(own) == Files.Kind.FILE;
        boolean hasShared = files.kind(".dockerignore") == Files.Kind.FILE;
        if (!hasOwn && !hasShared) {
            return Optional.of(DockerIgnore.NONE);
        }
        Optional<String> text = files.read(hasOwn ? own : ".dockerignore");
        // An empty file of its own counts for BuildKit's built-in frontend, and as missing for one that a syntax line names.
        if (text.isEmpty() || hasOwn && hasShared && text.get().isEmpty()) {
            return Optional.empty();
        }
        return DockerIgnore.parse(text.get());
    }

    /**
     * The crate or workspace whose manifest lies in a folder.
     *
     * @param folder relative to the context; {@code ""} for the context's own
     * @return empty where there is no {@code Cargo.toml} that cargo would accept
     */
    public synchronized Optional<CargoPackage> cargo(String folder) {
        Optional<CargoPackage> known = packages.get(folder);
        if (known == null) {
            known = readPackage(folder);
            packages.put(folder, known);
        }
        return known;
    }

    private Optional<CargoPackage> readPackage(String folder) {
        if (files.kind(ContextPath.resolve(folder, "Cargo.toml")) != Files.Kind.FILE) {
            return Optional.empty();
        }
        if (cargo == null) {
            cargo = new Cargo(files);
        }
        return cargo.read(folder);
    }

    /**
     * The toolchain file that counts for a cargo that runs in a folder.
     *
     * @param folder relative to the context; {@code ""} for the context's own
     * @return empty where none lies in the folder or above it
     */
    public Optional<RustToolchain> rustToolchain(String folder) {
        return RustToolchain.find(files, folder);
    }
}
