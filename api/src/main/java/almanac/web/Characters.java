package almanac.web;

/** Tells which texts can be stored: PostgreSQL keeps no NUL, and half a surrogate pair is no character. */
public final class Characters {

    public static final String REFUSAL = "has a character that cannot be stored";

    private Characters() {}

    public static boolean areStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
