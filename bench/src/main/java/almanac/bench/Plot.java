package almanac.bench;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Projects that were filled in, numbered from one number (included) to another (excluded), and owned in turns.
 */
record Plot(long from, long to, List<Owners.Person> owners) {

    /** Returns the id of the project of a number. */
    static String id(long number) {
        return "e%023x".formatted(number);
    }

    Owners.Person owner(long number) {
        return owners.get((int) (number % owners.size()));
    }

    /**
     * Returns any project of the client's own share: two clients never get the same one, and one client's projects have
     * one owner.
     */
    long any(int client, int clients, RandomGenerator random) {
        long groups = (clients - 1L) / owners.size() + 1;
        long stride = groups * owners.size();
        long first = (from + stride - 1) / stride * stride + client;
        return first + stride * random.nextLong((to - first + stride - 1) / stride);
    }
}
