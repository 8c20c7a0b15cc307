package almanac.shared;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Ids of messages and events: UUIDs of version 7 (RFC 9562), which begin with the time. Later events sort later, so the
 * index over their ids grows at one end; and since nothing is guarded by these ids, they need no secure random numbers.
 * Found by Axon through the service loader.
 */
public final class OrderedIdentifiers extends IdentifierFactory {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    @Override
    public String generateIdentifier() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long time = GenericEventMessage.clock.millis();
        long high = (time << 16) | VERSION_7 | random.nextLong(0x1000);
        long low = VARIANT | random.nextLong(0x4000_0000_0000_0000L);
        return new UUID(high, low).toString();
    }
}
