package dev.cachelens.cli;

/** The few elements of HTML that the rules' pages are written in, as plain text of lines up to 100 columns. */
final class HtmlPage {

    private static final int WIDTH = 100;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private int column;
    private String indent = "";
    private boolean preformatted;

    private HtmlPage(String html) {
        this.html = html;
    }

    /** Renders a page. */
    static String asText(String html) {
        HtmlPage page = new HtmlPage(html.replace("\r\n", "\n"));
        page.render();
        return page.text.toString().strip() + "\n";
    }

    private void render() {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (html.startsWith("<!--", at)) {
                int end = html.indexOf("-->", at);
                at = end < 0 ? html.length() : end + 3;
            } else if (c == '<') {
                int end = html.indexOf('>', at);
                end = end < 0 ? html.length() : end;
                tag(html.substring(at + 1, end));
                at = end + 1;
            } else if (c == '&') {
                int end = html.indexOf(';', at);
                String entity = end < 0 ? "" : html.substring(at + 1, end);
                String character = entity(entity);
                append(character == null ? "&" : character);
                at = character == null ? at + 1 : end + 1;
            } else {
                append(String.valueOf(c));
                at++;
            }
        }
        endWord();
    }

    private void tag(String tag) {
        int end = 0;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end)) && (end == 0 || tag.charAt(end) != '/')) {
            end++;
        }
        switch (tag.substring(0, end)) {
            case "p", "/p", "h1", "/h1", "h2", "/h2", "h3", "/h3", "ul", "ol", "table", "/table" -> paragraph();
            case "/ul", "/ol" -> {
                indent = "";
                paragraph();
            }
            case "br", "tr" -> lineBreak();
            case "li" -> {
                indent = "";
                lineBreak();
                word.append("-");
                endWord();
                indent = "  ";
            }
            case "pre" -> {
                paragraph();
                indent = "    ";
                preformatted = true;
            }
            case "/pre" -> {
                preformatted = false;
                indent = "";
                paragraph();
            }
            case "code", "/code" -> word.append(preformatted ? "" : "`");
            default -> {
                // Emphasis and links change nothing in plain text.
            }
        }
    }

    private void append(String characters) {
        if (preformatted) {
            for (int i = 0; i < characters.length(); i++) {
                char c = characters.charAt(i);
                if (c == '\n') {
                    text.append(word).append('\n');
                    word.setLength(0);
                } else {
                    word.append(word.length() == 0 ? indent : "").append(c);
                }
            }
        } else if (characters.length() == 1 && Character.isWhitespace(characters.charAt(0))) {
            endWord();
        } else {
            word.append(characters);
        }
    }

    private void endWord() {
        if (word.length() == 0) {
            return;
        }
        if (column > 0 && column + 1 + word.length() > WIDTH) {
            text.append('\n');
            column = 0;
        }
        text.append(column == 0 ? indent : " ").append(word);
        column += (column == 0 ? indent.length() : 1) + word.length();
        word.setLength(0);
    }

    private void lineBreak() {
        endWord();
        if (column > 0) {
            text.append('\n');
            column = 0;
        }
    }

    private void paragraph() {
        lineBreak();
        int length = text.length();
        if (length > 0 && !(length > 1 && text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n')) {
            text.append(text.charAt(length - 1) == '\n' ? "\n" : "\n\n");
        }
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos", "#39" -> "'";
            case "nbsp" -> "\u00A0";
            case "ndash" -> "\u2013";
            case "mdash" -> "\u2014";
            case "hellip" -> "\u2026";
            case "rarr" -> "\u2192";
            default -> null;
        };
    }
}
