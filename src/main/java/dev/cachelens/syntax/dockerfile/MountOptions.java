package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Splits the value of {@code --mount} into its options. */
public final class MountOptions {

    private MountOptions() {
    }

    /**
     * The options in their order; of a malformed value, which {@link DockerfileParser} reports, those before the break.
     *
     * @param value the flag's value
     */
    public static List<MountOption> parse(MappedText value) {
        List<MountOption> options = new ArrayList<>();
        for (CommaSeparated.Field field : CommaSeparated.read(value).fields()) {
            options.add(option(field));
        }
        return options;
    }

    private static MountOption option(CommaSeparated.Field field) {
        MappedText text = field.text();
        int equals = text.text().indexOf('=');
        int keyEnd = equals < 0 ? text.length() : equals;
        int valueStart = equals < 0 ? text.length() : equals + 1;
        Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(text.text().substring(valueStart));
        String key = text.text().substring(0, keyEnd).toLowerCase(Locale.ROOT);
        Span valueSpan = text.sourceSpan(valueStart, text.length());
        return new MountOption(key, value, text.sourceSpan(0, keyEnd), valueSpan, field.span());
    }
}
