package dev.cachelens.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ARG and ENV of a stage over time. A stage built from another one sees the other's, as they were at its end; what nobody sets is
 * asked of the base image.
 */
final class Variables {

    private final Scope outer;
    private final Map<String, List<Setting>> environment = new HashMap<>();
    private final Map<String, List<Setting>> arguments = new HashMap<>();

    /**
     * @param outer what is seen where this stage sets nothing
     */
    Variables(Scope outer) {
        this.outer = outer;
    }

    /** Where a variable is looked up. */
    interface Scope {

        /** The value, with unknown parts marked; empty where the variable is not set. */
        Optional<String> value(String name);
    }

    private record Setting(int time, Optional<String> value) {
    }

    void environment(String name, String value, int time) {
        environment.computeIfAbsent(name, key -> new ArrayList<>(1)).add(new Setting(time, Optional.of(value)));
    }

    /**
     * @param value empty for an argument that is declared and has no value
     */
    void argument(String name, Optional<String> value, int time) {
        arguments.computeIfAbsent(name, key -> new ArrayList<>(1)).add(new Setting(time, value));
    }

    /** What an instruction sees at a time: ENV wins over ARG, whatever their order (BuildKit reference, "Using ARG variables"). */
    Scope at(int time) {
        return name -> {
            Optional<Setting> setting = latest(environment.get(name), time).or(() -> latest(arguments.get(name), time));
            return setting.isPresent() ? setting.get().value() : outer.value(name);
        };
    }

    private static Optional<Setting> latest(List<Setting> settings, int time) {
        if (settings != null) {
            int low = 0;
            int high = settings.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (settings.get(middle).time <= time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low > 0) {
                return Optional.of(settings.get(low - 1));
            }
        }
        return Optional.empty();
    }
}
