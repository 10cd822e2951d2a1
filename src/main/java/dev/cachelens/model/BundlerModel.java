package dev.cachelens.model;

import java.util.Optional;
import java.util.Set;

/** What bundler and gem write: gems in the system's folder or where {@code BUNDLE_PATH} says ({@code bundler.io/man}). */
final class BundlerModel implements CommandModel {

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), Set.of("path", "binstubs", "gemfile", "i", "install-dir", "n",
                "bindir", "j", "jobs", "without"));
        for (String variable : new String[] {"BUNDLE_PATH", "GEM_HOME", "BUNDLE_APP_CONFIG"}) {
            invocation.variable(variable).filter(value -> !value.isEmpty() && !value.equals(Text.UNKNOWN))
                    .ifPresent(value -> effects.contentsAdded(invocation.resolve(value)));
        }
        effects.contentsAdded(Optional.of(ImagePath.of("/usr")));
        effects.contentsAdded(Optional.of(ImagePath.of("/var/lib/gems")));
        effects.cached(invocation.step().home());
        options.values("path", "binstubs", "i", "install-dir", "n", "bindir")
                .forEach(folder -> effects.maybeExists(invocation.resolve(folder.text())));
        if (!invocation.name().equals("gem")) {
            // vendor/bundle, .bundle, and what a task builds that `bundle exec` starts.
            effects.contentsAdded(invocation.directory());
        }
    }
}
