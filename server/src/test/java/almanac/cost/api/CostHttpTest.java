package almanac.cost.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CostHttpTest {

    private static final String COST = "/api/cost/v1/";
    private static final String TIERS = "/api/hardwaretiers/v1/hardwaretiers";
    private static final BigDecimal SMALLEST = new BigDecimal("1E-9");

    private final Server server = Server.running();
    private final Api administrator = Given.administrator();
    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);

    /** A tier of two cores and 8 GiB at so many cents a minute. */
    private static String aTierFor(int cents) {
        Map<String, Object> tier = new java.util.HashMap<>(Given.aHardwareTier(Someone.unique("tier")));
        tier.put("centsPerMinute", cents);
        return Given.administrator().post(TIERS, tier).expect(200).text("/hardwareTier/id");
    }

    private Given.Job aJobOn(String tier) {
        return Given.aJobIn(project, Map.of("hardwareTier", tier));
    }

    private Answer allocation(Api api, String parameters) {
        return api.get(COST + "allocation?" + parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String ofProject() {
        return "&filter=" + encoded("label[dominodatalab.com/project-id]:\"" + project.id() + "\"");
    }

    private static BigDecimal total(Answer answer) {
        return answer.expect(200)
                .at("/data")
                .valueStream()
                .map(entry -> entry.path("totalCost").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<JsonNode> entries(Answer answer) {
        return answer.expect(200).at("/data").valueStream().toList();
    }

    private void awaitLedger() {
        server.awaitQuiet();
    }

    private Map<String, Object> times(Given.Job job) {
        return server.database()
                .queryForMap(
                        "select began, ended, extract(epoch from ended - began) * 1000 as ms from cost_execution where execution_id = ?",
                        job.id());
    }

    @Test
    void an_execution_costs_its_tiers_price_for_as_long_as_it_ran() {
        Given.Job job = JobSteps.succeed(aJobOn(aTierFor(60_000)));
        awaitLedger();
        BigDecimal minutes =
                ((BigDecimal) times(job).get("ms")).divide(BigDecimal.valueOf(60_000), 12, RoundingMode.HALF_EVEN);
        BigDecimal expected = minutes.multiply(BigDecimal.valueOf(600));
        Answer answer = allocation(administrator, "window=2d&accumulate=true" + ofProject());
        assertThat(total(answer).subtract(expected).abs()).isLessThan(SMALLEST);
        Answer summary = administrator
                .get(COST + "allocation/summary?window=2d&accumulate=true" + ofProject())
                .expect(200);
        assertThat(total(summary)).isEqualByComparingTo(total(answer));
        JsonNode entry = entries(answer).getFirst();
        assertThat(entry.path("name").asString()).isEqualTo(job.id());
        assertThat(entry.path("gpucost")).isEqualTo(entry.path("gpuCost"));
        BigDecimal busy = BigDecimal.valueOf(30).divide(minutes.multiply(BigDecimal.valueOf(60)), 6, RoundingMode.DOWN);
        assertThat(entry.path("cpuCoreUsageAverage").decimalValue())
                .as("it kept processors busy for thirty seconds")
                .isCloseTo(busy, within(new BigDecimal("0.001")));
        BigDecimal held = entry.path("cpuCoreRequestAverage").decimalValue();
        assertThat(entry.path("cpuEfficincy").decimalValue().multiply(held))
                .as("the part of the cores that it held")
                .isCloseTo(busy, within(new BigDecimal("0.001")));
        assertThat(entry.at("/labels/project_id").asString()).isEqualTo(project.id());
        assertThat(entry.at("/labels/project_owner_name").asString()).isEqualTo(ana.userName());
        assertThat(entry.at("/labels/workload_type").asString()).isEqualTo("Job");
        assertThat(entry.at("/window/start").asString()).matches("\\d{4}-\\d\\d-\\d\\dT00:00:00Z");
    }

    @Test
    void a_running_execution_costs_up_to_now_and_asking_writes_nothing() {
        Given.Job job = JobSteps.run(aJobOn(aTierFor(6_000)));
        awaitLedger();
        long events = server.events();
        BigDecimal first = total(allocation(administrator, "window=today" + ofProject()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> total(allocation(administrator, "window=2d" + ofProject()))
                                .compareTo(first)
                        > 0);
        assertThat(server.database()
                        .queryForObject("select count(*) from cost_line where execution_id = ?", Long.class, job.id()))
                .isZero();
        assertThat(entries(allocation(administrator, "window=2d" + ofProject()))
                        .getFirst()
                        .has("cpuCoreUsageAverage"))
                .as("what keeps processors busy is known at its end")
                .isFalse();
        assertThat(server.events()).isGreaterThanOrEqualTo(events);
    }

    @Test
    void a_line_has_the_tag_that_its_project_had_when_it_began() {
        String tier = aTierFor(60_000);
        Given.Job before = JobSteps.succeed(aJobOn(tier));
        Given.aBilledProject(project);
        String tag = administrator
                .get("/v4/projects/" + project.id() + "/billingtag")
                .expect(200)
                .text("/tag");
        Given.Job after = JobSteps.succeed(aJobOn(tier));
        awaitLedger();
        Answer answer = allocation(
                administrator,
                "window=2d&accumulate=true&aggregate=label:dominodatalab.com/billing-tag,job" + ofProject());
        assertThat(entries(answer).stream().map(entry -> entry.path("name").asString()))
                .containsExactlyInAnyOrder("__unallocated__/" + before.id(), tag + "/" + after.id());
    }

    @Test
    void what_began_keeps_the_price_that_its_tier_had_then() {
        String tier = aTierFor(6_000);
        Given.Job job = JobSteps.run(aJobOn(tier));
        ObjectNode dearer =
                (ObjectNode) administrator.get(TIERS + "/" + tier).expect(200).at("/hardwareTier");
        administrator.put(TIERS, dearer.put("centsPerMinute", 999_999)).expect(200);
        JobSteps.send(new almanac.job.command.JobCommand.BeginFinishing(JobSteps.id(job)));
        JobSteps.send(
                new almanac.job.command.JobCommand.SucceedJob(JobSteps.id(job), almanac.job.event.JobResult.NONE));
        awaitLedger();
        assertThat(server.database()
                        .queryForObject(
                                "select dollars from cost_execution where execution_id = ?",
                                BigDecimal.class,
                                job.id()))
                .isEqualByComparingTo("60");
    }

    @Test
    void the_total_is_the_same_however_it_is_cut() {
        String tier = aTierFor(60_000);
        for (int i = 0; i < 3; i++) {
            JobSteps.succeed(aJobOn(tier));
        }
        awaitLedger();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant begin = now.minus(Duration.ofHours(1));
        Instant middle = Objects.requireNonNull(server.database()
                        .queryForObject(
                                "select min(began + (ended - began) / 3) from cost_execution where project_id = ? and ended is not null",
                                OffsetDateTime.class,
                                project.id()))
                .toInstant()
                .truncatedTo(ChronoUnit.MILLIS);
        String window = "window=" + begin + "," + now;
        BigDecimal total = total(allocation(ana.api(), window));
        assertThat(total).isPositive();
        List<String> cuts = new ArrayList<>();
        for (String aggregate :
                List.of("namespace", "node", "pod", "job", "label:dominodatalab.com/project-name,node")) {
            cuts.add("&aggregate=" + encoded(aggregate));
        }
        cuts.add("&accumulate=true");
        cuts.add("&shareIdle=true&shareSplit=even");
        for (String cut : cuts) {
            assertThat(total(allocation(ana.api(), window + cut)))
                    .as(cut)
                    .isCloseTo(total, org.assertj.core.data.Offset.offset(SMALLEST));
        }
        BigDecimal parts = total(allocation(ana.api(), "window=" + begin + "," + middle))
                .add(total(allocation(ana.api(), "window=" + middle + "," + now)));
        assertThat(parts).isCloseTo(total, org.assertj.core.data.Offset.offset(SMALLEST));
        BigDecimal assets = total(ana.api().get(COST + "asset?" + window));
        assertThat(assets).isCloseTo(total, org.assertj.core.data.Offset.offset(SMALLEST));
    }

    @Test
    void others_see_the_cost_of_projects_that_they_own_and_nothing_else() {
        JobSteps.succeed(aJobOn(aTierFor(60_000)));
        awaitLedger();
        Someone bo = Someone.called("bo");
        Given.withCollaborator(project, bo.id(), "contributor");
        assertThat(entries(allocation(bo.api(), "window=2d"))).isEmpty();
        assertThat(total(allocation(ana.api(), "window=2d"))).isPositive();
        assertThat(entries(allocation(
                        ana.api(), "window=2d&aggregate=label:dominodatalab.com/project-id&accumulate=true")))
                .allMatch(entry -> entry.path("name").asString().equals(project.id()));
    }

    @Test
    void a_report_as_of_a_position_is_what_was_answered_then() {
        Given.Job job = JobSteps.run(aJobOn(aTierFor(60_000)));
        awaitLedger();
        long position = server.database().queryForObject("select max(global_index) from domain_event", Long.class);
        Answer then = allocation(administrator, "window=2d&asOf=" + position + ofProject())
                .expect(200);
        assertThat(total(then)).isNotNegative();
        JobSteps.send(new almanac.job.command.JobCommand.BeginFinishing(JobSteps.id(job)));
        JobSteps.send(
                new almanac.job.command.JobCommand.SucceedJob(JobSteps.id(job), almanac.job.event.JobResult.NONE));
        awaitLedger();
        Answer again = allocation(administrator, "window=2d&asOf=" + position + ofProject())
                .expect(200);
        assertThat(again.at("/data")).isEqualTo(then.at("/data"));
        assertThat(again.header("ETag")).isEqualTo(then.header("ETag"));
        assertThat(total(allocation(administrator, "window=2d" + ofProject()))).isGreaterThan(total(then));
        assertThat(entries(allocation(administrator, "window=2d&asOf=0" + ofProject())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | window: is required
            window=tomorrow | window: must be today
            window=2026-03-01T00:00:00Z | window: must be today
            window=2026-03-02T00:00:00Z,2026-03-01T00:00:00Z | window: must end after it begins
            window=400d | window: must not be longer than 366 days
            window=today&start=1970-01-01T00:00:00Z | start: must lie within the window
            window=today&end=noon | end: must be a time
            window=today&aggregate=planet | aggregate: 'planet' is none
            window=today&filter=planet:%22x%22 | filter: at character 1
            window=today&filter=node:x | filter: at character 6
            window=today&shareSplit=odd | shareSplit: must be
            window=today&shareCost=much | shareCost: must be
            window=today&shareLabels=odd | shareLabels: must be
            """)
    void a_request_that_makes_no_sense_is_told_what_is_wrong_with_it(String parameters, String problem) {
        assertThat(allocation(administrator, parameters == null ? "" : parameters)
                        .expect(400)
                        .text("/errors/0"))
                .startsWith(problem);
    }

    @Test
    void the_settings_are_taken_and_their_secrets_are_kept_sealed() {
        Map<String, Object> body = new java.util.HashMap<>(Given.aCostExportBody());
        body.put("serviceKeySecret", "open-sesame-of-the-export");
        Answer answer = administrator.put(COST + "athenaConfigs", body).expect(200);
        assertThat(answer.text("/serviceKeySecret")).isEqualTo("********");
        assertThat(answer.text("/athenaBucketName")).isEqualTo("bills");
        Answer license = administrator
                .put(COST + "licenseKey", Map.of("key", "open-sesame-of-the-license"))
                .expect(200);
        assertThat(license.text("/key")).isEqualTo("open-sesame-of-the-license");
        assertThat(license.text("/description")).contains("no part of Almanac");
        assertThat(server.kept("open-sesame-of-the-export", "open-sesame-of-the-license"))
                .isEmpty();
    }

    /** What the vendor's public application asks for, and what it reads of the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"today", "week", "month", "lastweek", "lastmonth", "30d"})
    void the_vendors_application_is_answered_what_it_reads(String window) {
        JobSteps.succeed(aJobOn(aTierFor(60_000)));
        awaitLedger();
        String labels = Stream.of(
                        "workload-type",
                        "project-id",
                        "project-name",
                        "starting-user-username",
                        "organization-name",
                        "billing-tag")
                .map(label -> "label:dominodatalab.com/" + label + ",")
                .reduce("", String::concat);
        Answer answer = allocation(
                administrator,
                "window=" + window + "&aggregate=" + encoded(labels)
                        + "&accumulate=false&shareIdle=false&shareNamespaces=&idle=true&external=false");
        for (JsonNode entry : entries(answer)) {
            assertThat(entry.path("name").asString())
                    .satisfiesAnyOf(
                            name -> assertThat(name).isEqualTo("__idle__"),
                            name -> assertThat(name.split("/")).hasSize(6));
            assertThat(OffsetDateTime.parse(entry.at("/window/start").asString()))
                    .isNotNull();
            assertThat(entry.at("/window/start").asString()).hasSize(20);
            for (String member : List.of(
                    "cpuCost",
                    "gpuCost",
                    "ramCost",
                    "pvCost",
                    "totalCost",
                    "cpuCostAdjustment",
                    "gpuCostAdjustment",
                    "ramCostAdjustment",
                    "pvCostAdjustment",
                    "loadBalancerCost",
                    "loadBalancerCostAdjustment")) {
                assertThat(entry.path(member).isNumber()).as(member).isTrue();
            }
        }
    }
}
