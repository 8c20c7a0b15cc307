package almanac.shared;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the words of a search, one after the other, and says where in the text one is not as it should be. */
final class SearchScanner {

    private static final Pattern BLANK = Pattern.compile("\\s*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    private final String member;
    private final String text;
    private int at;

    /** @param member of the request that the text is, for refusals */
    SearchScanner(String member, String text) {
        this.member = member;
        this.text = text;
    }

    /** The name of what is searched by; the entity is empty where the name stands alone. */
    record Field(String entity, String key, int position) {}

    boolean isAtEnd() {
        skipBlanks();
        return at == text.length();
    }

    /** Reads a name, whose part behind the first dot may be in back-ticks or double quotes. */
    Field field() {
        skipBlanks();
        int position = at + 1;
        Matcher name = matcher(NAME);
        if (!name.lookingAt()) {
            throw expected("a name such as attributes.name or tags.`a b`");
        }
        at = name.end();
        String word = name.group();
        int dot = word.indexOf('.');
        if (dot == word.length() - 1 && at < text.length() && "`\"".indexOf(text.charAt(at)) >= 0) {
            return new Field(word.substring(0, dot), quoted(), position);
        }
        if (dot < 0) {
            return new Field("", word, position);
        }
        if (dot == word.length() - 1) {
            throw expected("a name behind the dot");
        }
        return new Field(word.substring(0, dot), word.substring(dot + 1), position);
    }

    /** Reads the word if it comes next, in any case. */
    boolean isNext(String word) {
        skipBlanks();
        if (Character.isLetter(word.charAt(0))) {
            Matcher next = matcher(WORD);
            if (!next.lookingAt() || !next.group().toUpperCase(Locale.ROOT).equals(word)) {
                return false;
            }
        } else if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    /** Reads a text in single or double quotes; null when something else comes next. */
    @Nullable
    String text() {
        skipBlanks();
        return at < text.length() && "'\"".indexOf(text.charAt(at)) >= 0 ? quoted() : null;
    }

    /** Reads a number; null when something else comes next. */
    @Nullable
    String number() {
        skipBlanks();
        Matcher number = matcher(NUMBER);
        if (!number.lookingAt()) {
            return null;
        }
        at = number.end();
        return number.group();
    }

    /** Reads what stands in quotes, which are doubled to stand for themselves. */
    private String quoted() {
        char quote = text.charAt(at);
        StringBuilder inside = new StringBuilder();
        for (int next = at + 1; next < text.length(); next++) {
            if (text.charAt(next) != quote) {
                inside.append(text.charAt(next));
            } else if (next + 1 < text.length() && text.charAt(next + 1) == quote) {
                inside.append(quote);
                next++;
            } else {
                at = next + 1;
                return inside.toString();
            }
        }
        throw expected("the end of the quotes that begin here");
    }

    DomainException expected(String what) {
        return refused(at + 1, "expected " + what);
    }

    DomainException refused(int position, String why) {
        return ErrorCode.INVALID_VALUE.with(member, "at character %d: %s".formatted(position, why));
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private void skipBlanks() {
        Matcher blank = matcher(BLANK);
        if (blank.lookingAt()) {
            at = blank.end();
        }
    }
}
