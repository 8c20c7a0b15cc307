package almanac.support.web;

/** Which texts can be stored. */
final class Characters {

    private Characters() {}

    static boolean areStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
