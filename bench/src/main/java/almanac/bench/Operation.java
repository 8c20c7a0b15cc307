package almanac.bench;

import java.util.random.RandomGenerator;

/** What one client asks for, again and again. */
interface Operation {

    byte[] next(RandomGenerator random);

    /** The operation of each client, told by its number. */
    interface OfClient {
        Operation of(int client, int clients);
    }
}
