package dev.cachelens.cli;

/** What keeps a command from its work. The message is one line for people: what happened, where, what to do. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message, null, false, false);
    }
}
