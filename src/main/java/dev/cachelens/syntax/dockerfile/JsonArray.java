package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * An exec form, read as strictly as Go's {@code encoding/json} reads it: what that package refuses is no exec form but text.
 *
 * @param strings the strings in it, up to the first element that is none
 * @param foreign the range of the first element that is no string
 */
record JsonArray(List<Word> strings, Optional<Span> foreign) {

    /** Reads an array; empty when the text is not one, whole and well-formed. */
    static Optional<JsonArray> read(MappedText text) {
        return new Reader(text).read();
    }

    private static final class Reader {

        /** Beyond this depth encoding/json gives up. */
        private static final int MAX_DEPTH = 10_000;

        private final MappedText source;
        private final String text;
        private int at;

        Reader(MappedText source) {
            this.source = source;
            this.text = source.text();
        }

        Optional<JsonArray> read() {
            at = Whitespace.skipSpace(text, 0, text.length());
            if (!take('[')) {
                return Optional.empty();
            }
            List<Word> strings = new ArrayList<>();
            Optional<Span> foreign = Optional.empty();
            boolean more = !takeAfterSpace(']');
            while (more) {
                skipSpace();
                int start = at;
                boolean isString = peek() == '"';
                StringBuilder value = new StringBuilder();
                if (!(isString ? string(value) : value())) {
                    return Optional.empty();
                }
                if (!isString && foreign.isEmpty()) {
                    foreign = Optional.of(source.sourceSpan(start, at));
                } else if (foreign.isEmpty()) {
                    strings.add(new Word(source.part(start, at), value.toString()));
                }
                more = takeAfterSpace(',');
                if (!more && !take(']')) {
                    return Optional.empty();
                }
            }
            skipSpace();
            return at == text.length() ? Optional.of(new JsonArray(strings, foreign)) : Optional.empty();
        }

        /** Skips one value of any kind, without recursion; false when it is not well-formed. */
        private boolean value() {
            BitSet objects = new BitSet();
            int depth = 0;
            do {
                skipSpace();
                boolean object = take('{');
                boolean opened = object || take('[');
                if (opened) {
                    if (++depth >= MAX_DEPTH) {
                        return false;
                    }
                    objects.set(depth, object);
                    if (!takeAfterSpace(object ? '}' : ']')) {
                        if (object && !key()) {
                            return false;
                        }
                        continue;
                    }
                    depth--;
                } else if (!scalar()) {
                    return false;
                }
                while (depth > 0 && !takeAfterSpace(',')) {
                    if (!take(objects.get(depth) ? '}' : ']')) {
                        return false;
                    }
                    depth--;
                }
                if (depth > 0 && objects.get(depth) && !key()) {
                    return false;
                }
            } while (depth > 0);
            return true;
        }

        private boolean key() {
            skipSpace();
            return string(new StringBuilder()) && takeAfterSpace(':');
        }

        private boolean scalar() {
            return switch (peek()) {
                case '"' -> string(new StringBuilder());
                case 't' -> literal("true");
                case 'f' -> literal("false");
                case 'n' -> literal("null");
                default -> number();
            };
        }

        private boolean literal(String word) {
            boolean found = text.startsWith(word, at);
            at += word.length();
            return found;
        }

        private boolean number() {
            int start = at;
            take('-');
            if (!take('0') && !digits() || take('.') && !digits()) {
                return false;
            }
            if (peek() == 'e' || peek() == 'E') {
                at++;
                if (peek() == '+' || peek() == '-') {
                    at++;
                }
                if (!digits()) {
                    return false;
                }
            }
            return !Double.isInfinite(Double.parseDouble(text.substring(start, at)));
        }

        private boolean digits() {
            int start = at;
            while (peek() >= '0' && peek() <= '9') {
                at++;
            }
            return at > start;
        }

        private boolean string(StringBuilder value) {
            if (!take('"')) {
                return false;
            }
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return true;
                }
                if (c < ' ' || c == '\\' && !escaped(value)) {
                    return false;
                }
                if (c != '\\') {
                    value.append(c);
                }
            }
            return false;
        }

        private boolean escaped(StringBuilder value) {
            char c = peek();
            at++;
            switch (c) {
                case '"', '\\', '/' -> value.append(c);
                case 'b' -> value.append('\b');
                case 'f' -> value.append('\f');
                case 'n' -> value.append('\n');
                case 'r' -> value.append('\r');
                case 't' -> value.append('\t');
                case 'u' -> {
                    return unicode(value);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean unicode(StringBuilder value) {
            int unit = hex(at);
            at += 4;
            if (unit < 0) {
                return false;
            }
            if (!Character.isSurrogate((char) unit)) {
                value.append((char) unit);
                return true;
            }
            int low = text.startsWith("\\u", at) ? hex(at + 2) : -1;
            if (Character.isHighSurrogate((char) unit) && low >= 0 && Character.isLowSurrogate((char) low)) {
                value.append((char) unit).append((char) low);
                at += 6;
            } else {
                value.append('\uFFFD');
            }
            return true;
        }

        /** The number that four digits stand for; negative where they do not stand. */
        private int hex(int from) {
            if (from + 4 > text.length()) {
                return -1;
            }
            int number = 0;
            for (int i = from; i < from + 4; i++) {
                char c = text.charAt(i);
                int digit = c < 0x80 ? Character.digit(c, 16) : -1;
                if (digit < 0) {
                    return -1;
                }
                number = number * 16 + digit;
            }
            return number;
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }

        private boolean take(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            if (there) {
                at++;
            }
            return there;
        }

        private boolean takeAfterSpace(char c) {
            skipSpace();
            return take(c);
        }

        private void skipSpace() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }
}
