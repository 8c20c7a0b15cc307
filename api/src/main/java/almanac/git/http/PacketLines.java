package almanac.git.http;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Checks the frame of a git request: lines that begin with their length in four hexadecimal digits. JGit takes a wrong
 * frame for a fault of the connection.
 */
final class PacketLines {

    private static final int DIGITS = 4;
    private static final int FLUSH = 0;

    /** Least length of a line; shorter ones are marks without a text. */
    private static final int SHORTEST = 4;

    private PacketLines() {}

    /** Refuses any other frame, up to the end or, where a pack follows, to the first mark that ends a list. */
    static void require(InputStream in, boolean packFollows) throws IOException {
        byte[] digits = new byte[DIGITS];
        int read = in.readNBytes(digits, 0, DIGITS);
        while (read > 0) {
            int length = read < DIGITS ? -1 : length(digits);
            if (length < 0 || length == SHORTEST - 1) {
                throw refusal();
            }
            if (length == FLUSH && packFollows) {
                return;
            }
            if (length > SHORTEST) {
                skip(in, length - SHORTEST);
            }
            read = in.readNBytes(digits, 0, DIGITS);
        }
    }

    private static void skip(InputStream in, int length) throws IOException {
        try {
            in.skipNBytes(length);
        } catch (EOFException _) {
            throw refusal();
        }
    }

    private static int length(byte[] digits) {
        int length = 0;
        for (byte digit : digits) {
            int value = Character.digit(digit, 16);
            if (value < 0) {
                return -1;
            }
            length = length * 16 + value;
        }
        return length;
    }

    static DomainException refusal() {
        return ErrorCode.INVALID_VALUE.with("body", "is not what git programs send");
    }
}
