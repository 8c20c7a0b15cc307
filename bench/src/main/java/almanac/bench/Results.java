package almanac.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results of one run. What was not asked for is empty.
 *
 * @param floorBy program that appended the events of the floor
 * @param ceiling requests a second that the load generator itself can do, together with a server that does nothing
 * @param lines every load
 * @param starts seconds from the command to the first answer, each time
 * @param rebuild events a second, of projects with four events each
 * @param growth results of the same loads, by the number of projects
 * @param residentMegabytes memory of the server's process at the end of the loads, and at the end of all
 */
record Results(
        Machine machine,
        String floorBy,
        double ceiling,
        List<Line> lines,
        List<Double> starts,
        Optional<Run> rebuild,
        List<Growth> growth,
        Map<String, Long> residentMegabytes) {

    static final String FLOOR = "floor: one event";
    static final String PLAIN_INSERT = "plain insert";
    static final String PLAIN_SELECT = "plain select";
    static final String BARE_INSERT = "floor: 1,000 values";
    static final String LOG_MANY = "log 1,000 values";
    static final String LOG_ONE = "log a value";
    static final String MODEL = "model";
    static final String MODEL_BY_GATEWAY = "model by gateway";
    static final String STREAM = "stream of %d chunks".formatted(ModelServer.CHUNKS);
    static final String STREAM_BY_GATEWAY = STREAM + " by gateway";

    static String costByLabels(int lines) {
        return "cost by labels of %d lines".formatted(lines);
    }

    static String costByProject(int lines) {
        return "cost by project of %d lines".formatted(lines);
    }

    /** Result of one load. */
    record Line(String what, Measured measured) {}

    /** Results of the loads at one number of projects. */
    record Growth(long projects, List<Line> lines) {

        double perSecond(String what) {
            return find(lines, what, Plan.GROWTH_CLIENTS)
                    .map(Measured::perSecond)
                    .orElse(Double.NaN);
        }
    }

    /** Comparison of one figure with another. */
    record Ratio(String what, int clients, double value) {}

    List<Ratio> ratios() {
        return lines.stream()
                .map(line -> line.measured().clients())
                .distinct()
                .flatMap(clients -> Stream.of(
                                ratio("create / floor", "create", FLOOR, clients),
                                ratio("create / plain insert", "create", PLAIN_INSERT, clients),
                                ratio("get / plain select", "get", PLAIN_SELECT, clients),
                                ratio("cost of list / cost of get", "get", "list", clients),
                                ratio("log 1,000 values / floor of it", LOG_MANY, BARE_INSERT, clients),
                                ratio("cost of log a value / cost of create", "create", LOG_ONE, clients),
                                ratio("model by gateway / model", MODEL_BY_GATEWAY, MODEL, clients),
                                ratio("cost of model by gateway / cost of create", "create", MODEL_BY_GATEWAY, clients),
                                ratio("stream by gateway / stream", STREAM_BY_GATEWAY, STREAM, clients),
                                added("ms added to a call by gateway, p50", MODEL_BY_GATEWAY, MODEL, 1, clients),
                                added(
                                        "ms added to a chunk by gateway, p50",
                                        STREAM_BY_GATEWAY,
                                        STREAM,
                                        ModelServer.CHUNKS,
                                        clients),
                                ratio("log-batch / bare insert", Models.BATCH, Models.BARE_INSERT, clients),
                                ratio("cost of log-metric / cost of create", "create", Models.VALUE, clients),
                                ratio("cost of a version / cost of create", "create", Models.REGISTRATION, clients),
                                ratio(
                                        "cost of a search among %d / among %d runs".formatted(Models.MANY, Models.FEW),
                                        Models.search(Models.FEW),
                                        Models.search(Models.MANY),
                                        clients),
                                ratio("artifact sent / cp and sha256sum", Models.SENT, Models.COPY, clients),
                                ratio("artifact fetched / cp and sha256sum", Models.FETCHED, Models.COPY, clients),
                                ratio(
                                        "function by its model API / http.server",
                                        FunctionCalls.CALL,
                                        FunctionCalls.DIRECT,
                                        clients),
                                ratio(
                                        "cost of accepting a prediction / cost of create",
                                        FunctionCalls.CREATE,
                                        FunctionCalls.ACCEPT,
                                        clients),
                                ratio(
                                        "cost by labels: many lines / few",
                                        costByLabels(CostLedger.SIZES.getLast()),
                                        costByLabels(CostLedger.SIZES.getFirst()),
                                        clients),
                                ratio(
                                        "cost by project: many lines / few",
                                        costByProject(CostLedger.SIZES.getLast()),
                                        costByProject(CostLedger.SIZES.getFirst()),
                                        clients))
                        .flatMap(Optional::stream))
                .toList();
    }

    private Optional<Ratio> ratio(String what, String one, String other, int clients) {
        return find(lines, one, clients)
                .flatMap(above -> find(lines, other, clients)
                        .map(below -> new Ratio(what, clients, above.perSecond() / below.perSecond())));
    }

    /** Returns the milliseconds by which one takes longer than the other as a rule, in each of so many parts. */
    private Optional<Ratio> added(String what, String one, String other, int parts, int clients) {
        return find(lines, one, clients)
                .flatMap(longer -> find(lines, other, clients)
                        .map(shorter -> new Ratio(what, clients, (longer.p50() - shorter.p50()) / parts)));
    }

    private static Optional<Measured> find(List<Line> lines, String what, int clients) {
        return lines.stream()
                .filter(line -> line.what().equals(what) && line.measured().clients() == clients)
                .map(Line::measured)
                .findFirst();
    }
}
