package almanac.bench;

import almanac.bench.Plan.Part;
import almanac.bench.RequestFactory.Kind;
import almanac.bench.Results.Growth;
import almanac.bench.Results.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes one run, from a new installation to the last figure. */
final class Course {

    private static final long CHECKED = 1_000;
    private static final Duration REPORTS = Duration.ofSeconds(5);
    private static final String GATEWAY = "/mlflow-deployments/v1/chat/completions";

    private final Plan plan;
    private final Installation installation;
    private final List<String> jvmOptions;
    private final List<Line> lines = new ArrayList<>();
    private final List<Double> starts = new ArrayList<>();
    private final List<Growth> growth = new ArrayList<>();
    private final Map<String, Long> resident = new LinkedHashMap<>();
    private Optional<Run> rebuild = Optional.empty();

    Course(Plan plan, Installation installation, List<String> jvmOptions) {
        this.plan = plan;
        this.installation = installation;
        this.jvmOptions = jvmOptions;
    }

    Results run() throws IOException {
        Progress.say("the load generator by itself");
        double ceiling = Idle.ceiling(plan.leadIn(), plan.each());
        Progress.say("a new installation in " + installation.directory());
        JavaProcess server = installation.create();
        try {
            Machine machine =
                    Machine.of(installation.directory(), installation.postgres().version());
            server = measureStarts(server);
            Postgres postgres = installation.postgres();
            String floorBy = measure(server, postgres);
            return new Results(machine, floorBy, ceiling, lines, starts, rebuild, growth, resident);
        } finally {
            server.close();
        }
    }

    /** Starts the server once more in any case, with room for all clients that connect at the same time. */
    private JavaProcess measureStarts(JavaProcess first) {
        installation.postgres().database(Postgres.ALMANAC).execute("alter system set max_connections = 120");
        JavaProcess server = first;
        int times = plan.has(Part.START) ? plan.starts() : 1;
        for (int number = 0; number < times; number++) {
            server.close();
            long begin = System.nanoTime();
            server = installation.start();
            double seconds = installation.awaitFirstAnswer(server, begin).toNanos() / 1e9;
            Progress.say("start-up in %.2f s".formatted(seconds));
            if (plan.has(Part.START)) {
                starts.add(seconds);
            }
        }
        return server;
    }

    private String measure(JavaProcess server, Postgres postgres) throws IOException {
        Api administrator = new Api(server.port(), installation.administratorKey());
        Owners people = Owners.join(administrator, installation.administratorKey(), Owners.MOST_CLIENTS);
        try (SingleConnectionDataSource connection = postgres.connection(Postgres.ALMANAC)) {
            JdbcTemplate database = new JdbcTemplate(connection);
            database.execute("set synchronous_commit = off");
            Ground ground = Ground.prepare(database, administrator, people, server.port());
            check(ground);
            Load load = new Load(server.port(), () -> Cpu.of(server.handle(), postgres.postmaster()));
            warmUp(ground, load);
            Floor floor = Floor.create(postgres, installation.directory());
            if (plan.has(Part.LOAD)) {
                loads(ground, load, floor, postgres);
                note(server, "after the loads");
            }
            if (plan.has(Part.METRICS)) {
                metrics(people, load, server, postgres);
            }
            if (plan.has(Part.GATEWAY)) {
                gateway(ground, load, administrator);
                note(server, "after the gateway");
            }
            if (plan.has(Part.MODELS)) {
                Progress.say("experiments and models");
                lines.addAll(new Models(server.port(), load, plan, people, new RequestFactory(ground))
                        .measure(postgres, database, installation.directory()));
            }
            if (plan.has(Part.SERVING)) {
                Progress.say("a function by its model API");
                lines.addAll(new FunctionCalls(server.port(), load, plan, people, new RequestFactory(ground))
                        .measure(database, installation.directory()));
                note(server, "after the model API");
            }
            if (plan.has(Part.COST)) {
                cost(new CostLedger(database), load);
                note(server, "after cost");
            }
            if (plan.has(Part.REBUILD)) {
                rebuild(ground, administrator);
            }
            if (plan.has(Part.GROWTH)) {
                growth(ground, load);
            }
            note(server, "at the end");
            return floor.measuredBy();
        }
    }

    /** Checks that filled-in projects are what Almanac would have written, or its figures mean nothing. */
    private void check(Ground ground) {
        Progress.say("are projects that are filled in like others?");
        for (Ground.Kind kind : Ground.Kind.values()) {
            ground.lay(CHECKED, kind);
            String differences = ground.differences();
            if (!differences.isEmpty()) {
                throw new BenchFailed("What was filled in is not what the log says: " + differences + ".");
            }
        }
    }

    private void warmUp(Ground ground, Load load) {
        Progress.say("warming up for %d s".formatted(plan.warmUp().toSeconds()));
        ground.lay(plan.projects(), Ground.Kind.CREATED);
        RequestFactory requests = new RequestFactory(ground);
        Operation.OfClient all = (client, clients) -> {
            List<Operation> each = Stream.of(Kind.values())
                    .map(kind -> requests.of(kind).of(client, clients))
                    .toList();
            return random -> each.get(random.nextInt(each.size())).next(random);
        };
        load.run(Plan.GROWTH_CLIENTS, all, Duration.ZERO, plan.warmUp());
        ground.settle();
    }

    /** Runs the loads. Those that are compared with each other are measured one after the other. */
    private void loads(Ground ground, Load load, Floor floor, Postgres postgres) {
        RequestFactory requests = new RequestFactory(ground);
        try (Plain plain = Plain.start(postgres, jvmOptions, plan.projects(), installation.directory())) {
            Load plainLoad = new Load(
                    plain.process().port(), () -> Cpu.of(plain.process().handle(), postgres.postmaster()));
            Duration half = plan.warmUp().dividedBy(4);
            plainLoad.run(Plan.GROWTH_CLIENTS, plain::insert, Duration.ZERO, half);
            plainLoad.run(Plan.GROWTH_CLIENTS, plain::select, Duration.ZERO, half);
            for (int clients : plan.clients()) {
                ground.lay(plan.projects(), Ground.Kind.CREATED);
                Progress.say("loads at %d clients".formatted(clients));
                add(Results.FLOOR, floor.run(clients, plan.each()));
                add(Results.PLAIN_INSERT, run(plainLoad, clients, plain::insert));
                measure(requests, Kind.CREATE, load, clients, ground);
                add(Results.PLAIN_SELECT, run(plainLoad, clients, plain::select));
                measure(requests, Kind.GET, load, clients, ground);
                measure(requests, Kind.LIST, load, clients, ground);
                measure(requests, Kind.UPDATE, load, clients, ground);
                measure(requests, Kind.AUDIT, load, clients, ground);
                measure(requests, Kind.MIXED, load, clients, ground);
            }
        }
    }

    /** Logs values of metrics, first for a while without counting. */
    private void metrics(Owners people, Load load, JavaProcess server, Postgres postgres) {
        int most = plan.clients().stream().mapToInt(Integer::intValue).max().orElse(1);
        MetricIngest ingest = MetricIngest.prepare(postgres, people, server.port(), most);
        load.run(most, ingest::logMany, Duration.ZERO, plan.warmUp().dividedBy(4));
        for (int clients : plan.clients()) {
            Progress.say("values of metrics at %d clients".formatted(clients));
            add(Results.BARE_INSERT, ingest.bare(clients, plan.each()));
            add(Results.LOG_MANY, run(load, clients, ingest::logMany));
            add(Results.LOG_ONE, run(load, clients, ingest::logOne));
        }
    }

    /** Has a model called directly and through the gateway, in turns. */
    private void gateway(Ground ground, Load load, Api administrator) {
        try (ModelServer model = ModelServer.start()) {
            administrator.post(
                    "/api/aigateway/v1/endpoints",
                    Map.of(
                            "endpointName",
                            "bench",
                            "endpointType",
                            "llm/v1/chat",
                            "modelProvider",
                            "openai",
                            "modelName",
                            "m",
                            "modelConfig",
                            Map.of("openai_api_base", model.base()),
                            "endpointPermissions",
                            Map.of("isEveryoneAllowed", true, "userIds", List.of())));
            String header = Api.header(installation.administratorKey());
            Load direct = new Load(model.port(), () -> Cpu.UNKNOWN);
            byte[] call = ModelServer.request(GATEWAY, header, "bench", false);
            byte[] stream = ModelServer.request(GATEWAY, header, "bench", true);
            load.run(
                    Plan.GROWTH_CLIENTS,
                    (_, _) -> _ -> call,
                    Duration.ZERO,
                    plan.warmUp().dividedBy(4));
            load.run(
                    Plan.GROWTH_CLIENTS,
                    (_, _) -> _ -> stream,
                    Duration.ZERO,
                    plan.warmUp().dividedBy(4));
            for (int clients : plan.clients()) {
                Progress.say("a model, directly and by the gateway, at %d clients".formatted(clients));
                add(Results.MODEL, run(direct, clients, (_, _) -> _ -> model.direct(false)));
                add(Results.MODEL_BY_GATEWAY, run(load, clients, (_, _) -> _ -> call));
                add(Results.STREAM, run(direct, clients, (_, _) -> _ -> model.direct(true)));
                add(Results.STREAM_BY_GATEWAY, run(load, clients, (_, _) -> _ -> stream));
                ground.settle();
            }
        }
    }

    /** Has reports of thirty days read from few lines and from many. */
    private void cost(CostLedger ledger, Load load) {
        String header = Api.header(installation.administratorKey());
        for (int lines : CostLedger.SIZES) {
            Progress.say("reports of cost from %d lines".formatted(lines));
            ledger.fill(lines);
            byte[] byLabels = ledger.byLabels(header);
            byte[] byProject = ledger.byProject(header);
            load.run(1, (_, _) -> _ -> byLabels, Duration.ZERO, plan.warmUp().dividedBy(4));
            add(Results.costByLabels(lines), report(load, byLabels));
            add(Results.costByProject(lines), report(load, byProject));
            Progress.say("%d entries by labels".formatted(ledger.entries()));
        }
        ledger.empty();
    }

    /** Has a report read for long enough that some of the slowest come to their end. */
    private Measured report(Load load, byte[] request) {
        Duration each = plan.each().compareTo(REPORTS) < 0 ? REPORTS : plan.each();
        return load.run(1, (_, _) -> _ -> request, plan.leadIn(), each);
    }

    private void measure(RequestFactory requests, Kind kind, Load load, int clients, Ground ground) {
        add(kind.word(), run(load, clients, requests.of(kind)));
        ground.settle();
    }

    private Measured run(Load load, int clients, Operation.OfClient operation) {
        return load.run(clients, operation, plan.leadIn(), plan.each());
    }

    private void add(String what, Measured measured) {
        lines.add(new Line(what, measured));
    }

    private void rebuild(Ground ground, Api administrator) {
        Progress.say("rebuild");
        ground.lay(plan.rebuilt(), Ground.Kind.WITH_HISTORY);
        rebuild = Optional.of(Run.start(administrator, "projects", "rebuild"));
    }

    private void growth(Ground ground, Load load) {
        RequestFactory requests = new RequestFactory(ground);
        for (long projects : plan.growth()) {
            Progress.say("growth: %d projects".formatted(projects));
            if (growth.isEmpty()) {
                ground.lay(projects, Ground.Kind.CREATED);
            } else {
                ground.grow(projects);
            }
            List<Line> step = List.of(
                    new Line("get", run(load, Plan.GROWTH_CLIENTS, requests::get)),
                    new Line("list", run(load, Plan.GROWTH_CLIENTS, requests::list)),
                    new Line("list of all", run(load, Plan.GROWTH_CLIENTS, requests::listAll)),
                    new Line("audit", run(load, Plan.GROWTH_CLIENTS, requests::audit)),
                    new Line("create", run(load, Plan.GROWTH_CLIENTS, requests::create)));
            ground.settle();
            growth.add(new Growth(projects, step));
        }
    }

    private void note(JavaProcess server, String when) {
        server.residentMegabytes().ifPresent(megabytes -> resident.put(when, megabytes));
    }
}
