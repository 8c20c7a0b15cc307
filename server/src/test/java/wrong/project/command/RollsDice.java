package wrong.project.command;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Every way to leave a decision to chance. */
public class RollsDice {

    UUID uuid() {
        return UUID.randomUUID();
    }

    Random random() {
        return new Random();
    }

    double mathRandom() {
        return Math.random();
    }

    int threadLocal() {
        return ThreadLocalRandom.current().nextInt();
    }

    Supplier<String> inALambda() {
        return () -> UUID.randomUUID().toString();
    }
}
