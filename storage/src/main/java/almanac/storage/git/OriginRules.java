package almanac.storage.git;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Decides which servers this one connects to on behalf of its users: https and ssh, at addresses of the open internet,
 * unless the operator allows more. A name that leads to an address of the machine, or of the network that it is in, is
 * treated as unknown (docs/adr/0028).
 */
@Component
class OriginRules {

    private static final String HTTP = "http";
    private static final String PRIVATE = "private";
    private static final String FILE = "file";
    private static final Set<String> WORDS = Set.of(HTTP, PRIVATE, FILE);
    private static final String HOST = "it is on no host that this server connects to";

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

    private final Set<String> allowed;
    private final List<Path> own;

    @Autowired
    OriginRules(
            @Value("${almanac.git.allow:}") List<String> allowed,
            @Value("${almanac.data-dir}") String data,
            @Value("${almanac.git.dir:${almanac.data-dir}/git}") String git) {
        this(allowed, Stream.of(data, git).map(Path::of).toList());
    }

    OriginRules(List<String> allowed, List<Path> own) {
        if (!WORDS.containsAll(allowed)) {
            throw new IllegalArgumentException("almanac.git.allow: " + allowed + " are not all among " + WORDS);
        }
        this.allowed = Set.copyOf(allowed);
        this.own = List.copyOf(own);
    }

    void requireScheme(String scheme) throws OriginRefused {
        boolean isKnown = scheme.equals("https") || scheme.equals("ssh");
        boolean isAllowed = !scheme.equals(PRIVATE) && allowed.contains(scheme);
        if (!isKnown && !isAllowed) {
            throw new OriginRefused("it is neither reached over https nor over ssh");
        }
    }

    /** Returns the server's own directories, in which no repository is read as an outside one. */
    List<Path> own() {
        return own;
    }

    /** Returns the addresses of the host; refuses all when one of them must not be connected to. */
    List<InetAddress> addressesOf(String host) throws OriginRefused {
        try {
            List<InetAddress> all = List.of(InetAddress.getAllByName(host));
            if (allowed.contains(PRIVATE) || all.stream().allMatch(OriginRules::isOpen)) {
                return all;
            }
        } catch (UnknownHostException _) {
            throw new OriginRefused(HOST);
        }
        throw new OriginRefused(HOST);
    }

    static boolean isOpen(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> CLOSED.stream().noneMatch(range -> isIn(range, four.getAddress()));
            case Inet6Address six -> isOpen(six.getAddress());
            default -> false;
        };
    }

    /** Tells whether the address is given out to the internet (2000::/3), and does not lead to IPv4 by another name. */
    private static boolean isOpen(byte[] six) {
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
