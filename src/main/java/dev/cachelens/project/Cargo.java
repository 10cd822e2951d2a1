package dev.cachelens.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads manifests and finds their workspaces as cargo does. Not safe for several threads. */
final class Cargo {

    private static final String FILE = "Cargo.toml";

    private final Files files;
    private final Map<String, Manifest> manifests = new HashMap<>();
    private final Map<String, Crate> crates = new HashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();

    /** What a manifest says together with its workspace and its folder. */
    private record Crate(String edition, Optional<String> rustVersion, List<CargoTarget> targets) {
    }

    Cargo(Files files) {
        this.files = files;
    }

    /** The package or virtual workspace in a folder; empty where cargo would refuse it. */
    Optional<CargoPackage> read(String folder) {
        try {
            return Optional.of(load(folder));
        } catch (ManifestException e) {
            return Optional.empty();
        }
    }

    private CargoPackage load(String folder) throws ManifestException {
        Manifest manifest = manifest(folder);
        Optional<Manifest> workspace = workspace(manifest);
        Manifest root = workspace.orElse(manifest);
        List<String> packages = workspace.isPresent() ? members(root) : List.of(folder);
        if (manifest.name().isPresent() && !packages.contains(folder)) {
            throw new ManifestException("in a workspace's folder, and not of its members");
        }
        Crate crate = crate(manifest);
        CargoConfig config = CargoConfig.read(files, folder);
        String directory = config.targetDirectory().orElse(ContextPath.resolve(root.folder(), "target"));
        return new CargoPackage(folder, manifest.name(), crate.targets(), root.folder(), packages, manifest.pathDependencies(root),
                directory, config.targets(), root.profiles(), crate.edition(), crate.rustVersion());
    }

    private Crate crate(Manifest manifest) throws ManifestException {
        Crate known = crates.get(manifest.folder());
        if (known == null) {
            Optional<Manifest> workspace = manifest.inherits() ? workspace(manifest) : Optional.empty();
            manifest.inheritable("version", workspace);
            String edition = manifest.inheritable("edition", workspace).orElse("2015");
            boolean virtual = manifest.name().isEmpty();
            List<CargoTarget> targets = virtual ? List.of() : new CargoTargets(files, manifest, edition).find();
            known = new Crate(edition, manifest.inheritable("rust-version", workspace), List.copyOf(targets));
            crates.put(manifest.folder(), known);
        }
        return known;
    }

    private Manifest manifest(String folder) throws ManifestException {
        Manifest known = manifests.get(folder);
        if (known == null) {
            Optional<String> text = ContextPath.inside(folder)
                    ? files.read(ContextPath.resolve(folder, FILE)) : Optional.empty();
            known = Manifest.parse(folder, text.orElseThrow(() -> new ManifestException("no manifest in " + folder)));
            manifests.put(folder, known);
        }
        return known;
    }

    /** A manifest that cargo meets on its way: one that it refuses ends the way. */
    private Manifest whole(String folder) throws ManifestException {
        Manifest manifest = manifest(folder);
        crate(manifest);
        return manifest;
    }

    private Optional<Manifest> workspace(Manifest manifest) throws ManifestException {
        Optional<String> folder = workspaceFolder(manifest);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Manifest root = manifest(folder.get());
        if (!root.isWorkspace()) {
            throw new ManifestException("points to a workspace that is none");
        }
        return Optional.of(root);
    }

    /** Where a package's workspace is: its own, the one it points to, or the nearest one above that keeps it. */
    private Optional<String> workspaceFolder(Manifest manifest) throws ManifestException {
        String folder = manifest.folder();
        Optional<Manifest> current = Optional.of(manifest);
        while (true) {
            if (current.isPresent()) {
                Optional<String> pointer = current.get().workspacePointer();
                if (pointer.isPresent()) {
                    return Optional.of(ContextPath.resolve(folder, pointer.get()));
                }
                boolean keeps = folder.equals(manifest.folder()) || !current.get().lets(manifest.folder());
                if (current.get().isWorkspace() && keeps) {
                    return Optional.of(folder);
                }
            }
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            folder = ContextPath.parent(folder);
            boolean there = files.kind(ContextPath.resolve(folder, FILE)) != Files.Kind.ABSENT;
            current = there ? Optional.of(whole(folder)) : Optional.empty();
        }
    }

    private List<String> members(Manifest root) throws ManifestException {
        List<String> known = members.get(root.folder());
        if (known == null) {
            Set<String> found = new TreeSet<>();
            for (String pattern : root.members()) {
                for (String folder : expand(root.folder(), pattern)) {
                    follow(folder, root, found);
                }
            }
            if (root.name().isPresent()) {
                follow(root.folder(), root, found);
            }
            known = List.copyOf(found);
            members.put(root.folder(), known);
        }
        return known;
    }

    /** Adds a member and what it depends on: path dependencies below the workspace's root are members too. */
    private void follow(String folder, Manifest root, Set<String> found) throws ManifestException {
        if (found.contains(folder) || !folder.equals(root.folder()) && root.lets(folder)) {
            return;
        }
        Manifest member = manifest(folder);
        if (!belongs(member, root)) {
            throw new ManifestException(folder + " belongs to another workspace");
        }
        if (member.name().isEmpty()) {
            return;
        }
        crate(member);
        found.add(folder);
        for (String dependency : member.pathDependencies(root)) {
            boolean below = ContextPath.startsWith(dependency, root.folder());
            if (ContextPath.inside(dependency) && (below || belongs(whole(dependency), root))) {
                follow(dependency, root, found);
            }
        }
    }

    /** Whether a member finds this root: one that is known already is found before one that lies nearer. */
    private boolean belongs(Manifest member, Manifest root) throws ManifestException {
        boolean decides = member.isWorkspace() || member.workspacePointer().isPresent();
        boolean below = ContextPath.startsWith(member.folder(), root.folder());
        return !decides && below && !root.lets(member.folder()) || workspaceFolder(member).equals(Optional.of(root.folder()));
    }

    /** The folders that a member's glob names; itself where it names none, so that cargo misses its manifest. */
    private List<String> expand(String folder, String glob) throws ManifestException {
        if (glob.contains("**") || glob.contains("[")) {
            throw new ManifestException("a member's pattern that is not followed: " + glob);
        }
        String path = ContextPath.resolve(folder, glob);
        if (!ContextPath.inside(path) || !path.contains("*") && !path.contains("?")) {
            return List.of(path);
        }
        List<String> folders = List.of("");
        for (String part : path.split("/")) {
            folders = below(folders, part);
        }
        return folders.isEmpty() ? List.of(path) : folders;
    }

    private List<String> below(List<String> folders, String part) throws ManifestException {
        PathPattern pattern = PathPattern.compile(part).orElseThrow(() -> new ManifestException("a pattern: " + part));
        List<String> matching = new ArrayList<>();
        for (String folder : folders) {
            for (String name : files.list(folder)) {
                String path = ContextPath.resolve(folder, name);
                if (pattern.matches(name) && files.kind(path) == Files.Kind.FOLDER) {
                    matching.add(path);
                }
            }
        }
        return matching;
    }
}
