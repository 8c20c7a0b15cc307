package almanac.shared;

/** The form of generated ids: 24 lower-case hex digits (behaviour.md, section 1.2). */
final class ObjectIds {

    private static final int LENGTH = 24;

    private ObjectIds() {}

    static void check(String value) {
        if (!isObjectId(value)) {
            throw ErrorCode.MALFORMED_ID.with(value);
        }
    }

    private static boolean isObjectId(String value) {
        if (value.length() != LENGTH) {
            return false;
        }
        return value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
