package almanac.storage.address;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Tells addresses of the open internet from those of the machine and of the networks that it is in. The server connects
 * to addresses that its users name, and must not be led to what it alone can reach (docs/adr/0028).
 */
public final class PublicAddresses {

    /** IPv4 ranges outside the open internet, as first bytes and the number of bits that count. */
    private static final List<int[]> CLOSED = List.of(
            new int[] {0, 0, 0, 8},
            new int[] {10, 0, 0, 8},
            new int[] {100, 64, 0, 10},
            new int[] {127, 0, 0, 8},
            new int[] {169, 254, 0, 16},
            new int[] {172, 16, 0, 12},
            new int[] {192, 0, 0, 24},
            new int[] {192, 168, 0, 16},
            new int[] {198, 18, 0, 15},
            new int[] {224, 0, 0, 3});

    private PublicAddresses() {}

    /** Tells whether the address may be connected to on behalf of a user, without the operator's leave. */
    public static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> CLOSED.stream().noneMatch(range -> isIn(range, four.getAddress()));
            case Inet6Address six -> isPublic(six.getAddress());
            default -> false;
        };
    }

    /** Tells whether the address is given out to the internet (2000::/3), and does not lead to IPv4 by another name. */
    private static boolean isPublic(byte[] six) {
        int first = ((six[0] & 0xFF) << 8) | (six[1] & 0xFF);
        int second = ((six[2] & 0xFF) << 8) | (six[3] & 0xFF);
        boolean isTunnel = first == 0x2002 || (first == 0x2001 && second < 0x0200);
        boolean isExample = first == 0x2001 && second == 0x0DB8;
        return (first & 0xE000) == 0x2000 && !isTunnel && !isExample;
    }

    private static boolean isIn(int[] range, byte[] address) {
        int bits = range[3];
        int begin = (range[0] << 24) | (range[1] << 16) | (range[2] << 8);
        int value = ByteBuffer.wrap(address).getInt();
        return (begin ^ value) >>> (Integer.SIZE - bits) == 0;
    }
}
