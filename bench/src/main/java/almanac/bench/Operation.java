package almanac.bench;

import java.util.random.RandomGenerator;

/** Makes the requests of one client, again and again. */
interface Operation {

    byte[] next(RandomGenerator random);

    /** Returns the operation of each client, told by its number. */
    interface OfClient {
        Operation of(int client, int clients);
    }
}
