package dev.cachelens.model;

/** Something that files are copied from. */
interface FileSource {

    /**
     * What the source has at a path below the place that is copied.
     *
     * @param below as if that place were the root
     * @param depth how many copies of copies lie between the question and this source
     */
    Presence presence(ImagePath below, int depth);
}
