package almanac.cost.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tries a claim on things that are made at random. All of a thing is made from one sequence of choices; when the claim
 * fails, the sequence is made shorter and its choices smaller for as long as the claim still fails, so that what is
 * shown is about the smallest thing that breaks it, whatever the things are.
 */
final class Property {

    private static final int MOST_ATTEMPTS_TO_SHRINK = 3_000;

    private Property() {}

    /** The choices that one thing is made from: drawn at random, or those of an earlier thing. */
    static final class Choices {

        private final List<Integer> made = new ArrayList<>();
        private final int[] given;
        private final Random random;

        private Choices(int[] given, Random random) {
            this.given = given;
            this.random = random;
        }

        /** Returns a number from 0 up to a bound, without it: smaller ones should stand for simpler things. */
        int below(int bound) {
            int at = made.size();
            int choice =
                    random != null ? random.nextInt(bound) : at < given.length ? Math.min(given[at], bound - 1) : 0;
            made.add(choice);
            return choice;
        }

        boolean flag() {
            return below(2) == 1;
        }

        <T> T of(List<T> some) {
            return some.get(below(some.size()));
        }

        <T> List<T> some(int most, Function<Choices, T> one) {
            List<T> list = new ArrayList<>();
            int size = below(most + 1);
            for (int i = 0; i < size; i++) {
                list.add(one.apply(this));
            }
            return list;
        }
    }

    /** Checks the claim on so many things. */
    static <T> void holds(int tries, long seed, Function<Choices, T> maker, Consumer<T> claim) {
        for (int i = 0; i < tries; i++) {
            Choices choices = new Choices(new int[0], new Random(seed + i));
            T thing = maker.apply(choices);
            AssertionError failure = failure(claim, thing);
            if (failure != null) {
                throw smallest(maker, claim, choices, seed + i, failure);
            }
        }
    }

    private static <T> AssertionError failure(Consumer<T> claim, T thing) {
        try {
            claim.accept(thing);
            return null;
        } catch (AssertionError failure) {
            return failure;
        }
    }

    private static <T> AssertionError smallest(
            Function<Choices, T> maker, Consumer<T> claim, Choices first, long seed, AssertionError failure) {
        int[] best = first.made.stream().mapToInt(Integer::intValue).toArray();
        AssertionError found = failure;
        int attempts = 0;
        boolean shrunk = true;
        while (shrunk && attempts < MOST_ATTEMPTS_TO_SHRINK) {
            shrunk = false;
            for (int[] smaller : smaller(best)) {
                attempts++;
                Choices choices = new Choices(smaller, null);
                AssertionError again = failure(claim, maker.apply(choices));
                if (again != null) {
                    best = smaller;
                    found = again;
                    shrunk = true;
                    break;
                }
            }
        }
        T thing = maker.apply(new Choices(best, null));
        return new AssertionError("seed %d, shrunk in %d attempts to %s".formatted(seed, attempts, thing), found);
    }

    /** Returns sequences without some of the choices, and then with smaller ones. */
    private static List<int[]> smaller(int[] choices) {
        List<int[]> all = new ArrayList<>();
        for (int length = choices.length / 2; length > 0; length /= 2) {
            for (int from = 0; from + length <= choices.length; from += length) {
                int[] without = new int[choices.length - length];
                System.arraycopy(choices, 0, without, 0, from);
                System.arraycopy(choices, from + length, without, from, choices.length - from - length);
                all.add(without);
            }
        }
        for (int i = 0; i < choices.length; i++) {
            for (int value : new int[] {0, choices[i] / 2, choices[i] - 1}) {
                if (value >= 0 && value < choices[i]) {
                    int[] lower = Arrays.copyOf(choices, choices.length);
                    lower[i] = value;
                    all.add(lower);
                }
            }
        }
        return all;
    }
}
