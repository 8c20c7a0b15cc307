package almanac.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Has clients ask one server as fast as it answers, for some time. */
final class Load {

    private static final long SEED = 20260101;

    private final int port;
    private final Supplier<Cpu> cpu;

    Load(int port, Supplier<Cpu> cpu) {
        this.port = port;
        this.cpu = cpu;
    }

    /**
     * Runs the load.
     *
     * @param leadIn requests of so long are not counted
     */
    Measured run(int clients, Operation.OfClient operation, Duration leadIn, Duration duration) {
        long from = System.nanoTime() + leadIn.toNanos();
        long until = from + duration.toNanos();
        AtomicReference<@Nullable String> complaint = new AtomicReference<>();
        List<Client> all = new ArrayList<>();
        for (int number = 0; number < clients; number++) {
            all.add(new Client(operation.of(number, clients), number, from, until, complaint));
        }
        all.forEach(Client::start);
        Await.until(from);
        Cpu before = cpu.get();
        Await.until(until);
        Cpu used = cpu.get().since(before);
        Histogram micros = Measured.histogram();
        long errors = 0;
        for (Client client : all) {
            Await.join(client);
            micros.add(client.micros);
            errors += client.errors;
        }
        if (complaint.get() != null) {
            Progress.say("%d requests failed, for example: %s".formatted(errors, complaint.get()));
        }
        return Measured.of(clients, micros, errors, duration.toNanos() / 1e9, used);
    }

    private final class Client extends Thread {

        private final Operation operation;
        private final SplittableRandom random;
        private final long from;
        private final long until;
        private final AtomicReference<@Nullable String> complaint;
        private final Histogram micros = Measured.histogram();
        private long errors;

        Client(Operation operation, int number, long from, long until, AtomicReference<@Nullable String> complaint) {
            super("client-" + number);
            setDaemon(true);
            this.operation = operation;
            this.random = new SplittableRandom(SEED + number);
            this.from = from;
            this.until = until;
            this.complaint = complaint;
        }

        @Override
        public void run() {
            try (HttpConnection connection = new HttpConnection(port)) {
                while (System.nanoTime() < until) {
                    ask(connection, operation.next(random));
                }
            }
        }

        private void ask(HttpConnection connection, byte[] request) {
            long begin = System.nanoTime();
            @Nullable String fault = null;
            try {
                int status = connection.exchange(request);
                fault = status / 100 == 2 ? null : status + " " + connection.body();
            } catch (IOException e) {
                fault = e.toString();
            }
            long end = System.nanoTime();
            if (fault != null) {
                errors++;
                complaint.compareAndSet(null, fault);
            } else if (end >= from && end <= until) {
                micros.recordValue((end - begin) / 1_000);
            }
        }
    }
}
