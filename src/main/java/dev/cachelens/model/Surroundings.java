package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Expansion;
import dev.cachelens.syntax.shell.ShellDialect;
import java.util.Optional;

/**
 * What an instruction finds beside the variables.
 *
 * @param directory the working directory; empty where it is not known
 * @param user      as USER names it, or the image; parts may be unknown
 * @param shell     what runs the shell form
 * @param escape    the file's escape character
 */
record Surroundings(Optional<ImagePath> directory, String user, ShellDialect shell, char escape) {

    Optional<ImagePath> home() {
        String name = user.indexOf(':') < 0 ? user : user.substring(0, user.indexOf(':'));
        return name.equals("root") || name.equals("0") ? Optional.of(ImagePath.of("/root")) : Optional.empty();
    }

    String expand(String text, Variables.Scope variables) {
        return Expansion.expand(text, escape, name -> variables.value(name).orElse(null));
    }

    Surroundings withDirectory(Optional<ImagePath> other) {
        return new Surroundings(other, user, shell, escape);
    }

    Surroundings withUser(String other) {
        return new Surroundings(directory, other, shell, escape);
    }

    Surroundings withShell(ShellDialect other) {
        return new Surroundings(directory, user, other, escape);
    }
}
