package almanac.person;

import almanac.shared.UserId;

/** One person's key as it is kept: opened by the master key alone. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WrappedKey(UserId user, byte[] wrapped, String userName) {

    /** Personal data and keys stay out of logs. */
    @Override
    public String toString() {
        return "WrappedKey[user=%s]".formatted(user);
    }
}
