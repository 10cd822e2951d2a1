package dev.cachelens.syntax.dockerfile;

import java.util.Optional;

/** Durations as Go's {@code time.ParseDuration} reads them, such as {@code 1m30s}. */
final class GoDuration {

    private static final double MILLISECOND = 1e6;
    private static final double LONGEST = Long.MAX_VALUE;

    private GoDuration() {
    }

    /** Why a health check cannot take this duration; empty when it can. */
    static Optional<String> problem(String text) {
        double nanoseconds = nanoseconds(text);
        if (Double.isNaN(nanoseconds)) {
            return Optional.of("this is no duration like 30s or 1m30s");
        }
        if (nanoseconds > LONGEST) {
            return Optional.of("this is too long");
        }
        return nanoseconds != 0 && nanoseconds < MILLISECOND ? Optional.of("the least is 1ms") : Optional.empty();
    }

    private static double nanoseconds(String text) {
        boolean negative = text.startsWith("-");
        int at = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return 0;
        }
        double total = at == text.length() ? Double.NaN : 0;
        while (at < text.length()) {
            int numberEnd = at;
            while (numberEnd < text.length() && isNumber(text.charAt(numberEnd))) {
                numberEnd++;
            }
            int unitEnd = numberEnd;
            while (unitEnd < text.length() && !isNumber(text.charAt(unitEnd))) {
                unitEnd++;
            }
            total += Math.floor(number(text.substring(at, numberEnd)) * unit(text.substring(numberEnd, unitEnd)));
            at = unitEnd;
        }
        return negative ? -total : total;
    }

    private static boolean isNumber(char c) {
        return c == '.' || c >= '0' && c <= '9';
    }

    private static double number(String digits) {
        int point = digits.indexOf('.');
        boolean wellFormed = point == digits.lastIndexOf('.') && digits.length() > (point < 0 ? 0 : 1);
        return wellFormed ? Double.parseDouble(digits) : Double.NaN;
    }

    /** A unit's nanoseconds. The letter µ is not among the units here: BuildKit's flags garble what is not ASCII. */
    private static double unit(String name) {
        return switch (name) {
            case "ns" -> 1;
            case "us" -> 1e3;
            case "ms" -> MILLISECOND;
            case "s" -> 1e9;
            case "m" -> 60e9;
            case "h" -> 3600e9;
            default -> Double.NaN;
        };
    }
}
