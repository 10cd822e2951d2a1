package dev.cachelens.model;

/** What a program writes, moves and removes, as far as its arguments tell. */
interface CommandModel {

    /** Whether this tells what an invocation does; one that only hands over to a script of the project is not known. */
    default boolean knows(Invocation invocation) {
        return true;
    }

    /** Tells what an invocation does; whatever it leaves out is taken to stay as it was. */
    void run(Invocation invocation, Effects effects);
}
