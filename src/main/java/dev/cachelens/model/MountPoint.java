package dev.cachelens.model;


/**
 * A mount of a RUN, with the file system that it shows there.
 *
 * @param run    the RUN
 * @param mount  the mount
 * @param target where it is mounted
 * @param tree   what is mounted; a cache's is the same for every mount with its id
 * @param folder the folder of the tree that is mounted
 */
record MountPoint(RunStep run, Mount mount, ImagePath target, FileTree tree, ImagePath folder) {

    /** The place in the tree of a path that the mount covers. */
    ImagePath inTree(ImagePath path) {
        return path.moved(target, folder);
    }

    /** Whether both show the same folder at the same place. */
    boolean sameStore(MountPoint other) {
        return tree == other.tree && folder.equals(other.folder) && target.equals(other.target);
    }

}
