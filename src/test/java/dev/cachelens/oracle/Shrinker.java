package dev.cachelens.oracle;

import java.util.function.Predicate;

/** Makes a text smaller for as long as what is wrong with it stays wrong, so that a failure prints a case one can read. */
final class Shrinker {

    private static final int ATTEMPTS = 6000;

    private Shrinker() {
    }

    static String shrink(String text, Predicate<String> isWrong) {
        String smallest = text;
        int attempts = 0;
        int before = Integer.MAX_VALUE;
        for (int size = Math.max(1, text.length() / 2); size > 1 || smallest.length() < before; size = Math.max(1, size / 2)) {
            before = smallest.length();
            for (int at = 0; at < smallest.length() && attempts < ATTEMPTS;) {
                String candidate = smallest.substring(0, at) + smallest.substring(Math.min(smallest.length(), at + size));
                attempts++;
                if (isWellFormed(candidate) && isWrong.test(candidate)) {
                    smallest = candidate;
                } else {
                    at += size;
                }
            }
        }
        return smallest;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
            if (Character.isSurrogate(text.charAt(i)) && !isPair) {
                return false;
            }
            i += isPair ? 1 : 0;
        }
        return true;
    }
}
