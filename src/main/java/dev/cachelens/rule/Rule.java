package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import java.util.List;

/** A rule of the catalogue. Rules have no state: one instance serves every file, on any thread. */
public interface Rule {

    /** The id in kebab-case, as in output, suppressions and the page's address. */
    String id();

    /** How bad its findings are unless a finding says otherwise. */
    Severity severity();

    /** The problem in a few words, as the IDE's settings list it. */
    String title();

    /** What the rule finds in a build. */
    List<Finding> check(BuildModel model);

    /** The id in UpperCamelCase: the inspection's short name and the name of its page. */
    default String shortName() {
        StringBuilder name = new StringBuilder();
        boolean upper = true;
        for (int i = 0; i < id().length(); i++) {
            char c = id().charAt(i);
            if (c == '-') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }
}
