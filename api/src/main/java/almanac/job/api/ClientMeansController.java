package almanac.job.api;

import almanac.environment.query.EnvironmentQuery.FindDefaultEnvironment;
import almanac.environment.query.EnvironmentQuery.ListUsableEnvironments;
import almanac.hardwaretier.query.HardwareTierFlagsV1;
import almanac.hardwaretier.query.HardwareTierQuery.ListUsableTiers;
import almanac.hardwaretier.query.UsableTier;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves what a job can run on and in; the official Python client looks it up before it names any of it. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientMeansController {

    private final Dispatch dispatch;

    ClientMeansController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record ClientHardwareTier(HardwareTierId id, String name, ClientTierFlags hwtFlags, double centsPerMinute) {

        static ClientHardwareTier of(UsableTier tier) {
            HardwareTierFlagsV1 flags = tier.flags();
            return new ClientHardwareTier(
                    tier.id(),
                    tier.name(),
                    new ClientTierFlags(
                            tier.isDefault(),
                            flags.isArchived(),
                            flags.isDataAnalystTier(),
                            flags.isGlobal(),
                            flags.isVisible(),
                            tier.centsPerMinute() == 0),
                    tier.centsPerMinute());
        }
    }

    record ClientTierFlags(
            boolean isDefault,
            boolean isArchived,
            boolean isDataAnalystTier,
            boolean isGlobal,
            boolean isVisible,
            boolean isFree) {}

    record ClientTierEntry(ClientHardwareTier hardwareTier) {}

    record ClientEnvironment(EnvironmentId id, String name) {}

    /** @param currentlySelectedEnvironment the one of jobs that name none; null when the caller may not use it */
    record ClientEnvironments(
            @Nullable ClientEnvironment currentlySelectedEnvironment, List<ClientEnvironment> environments) {}

    /**
     * Settings of a Spark cluster that a client asks for without saying more.
     *
     * @param maximumExecutionSlotsPerUser there is no such bound here, and the client must have a number
     */
    record ClientSparkSettings(
            int maximumExecutionSlotsPerUser,
            @Nullable HardwareTierId executorHardwareTierId,
            @Nullable HardwareTierId masterHardwareTierId) {}

    @GetMapping("/v4/projects/{projectId}/hardwareTiers")
    List<ClientTierEntry> getClientHardwareTiers(@PathVariable ProjectId projectId, Caller caller) {
        return tiers(projectId, caller).stream()
                .map(tier -> new ClientTierEntry(ClientHardwareTier.of(tier)))
                .toList();
    }

    @GetMapping("/v4/projects/{projectId}/useableEnvironments")
    ClientEnvironments getClientEnvironments(@PathVariable ProjectId projectId, Caller caller) {
        ListUsableEnvironments query = new ListUsableEnvironments(projectId, caller.user());
        List<ClientEnvironment> usable = dispatch.ask(query, caller).items().stream()
                .map(environment -> new ClientEnvironment(environment.id(), environment.name()))
                .toList();
        EnvironmentId usual = dispatch.ask(new FindDefaultEnvironment(), caller).environment();
        return new ClientEnvironments(
                usable.stream()
                        .filter(environment -> environment.id().equals(usual))
                        .findFirst()
                        .orElse(null),
                usable);
    }

    @GetMapping("/v4/jobs/project/{projectId}/defaultSparkSettings")
    ClientSparkSettings getClientSparkSettings(@PathVariable ProjectId projectId, Caller caller) {
        HardwareTierId tier = tiers(projectId, caller).stream()
                .filter(UsableTier::isDefault)
                .map(UsableTier::id)
                .findFirst()
                .orElse(null);
        return new ClientSparkSettings(Integer.MAX_VALUE, tier, tier);
    }

    private List<UsableTier> tiers(ProjectId project, Caller caller) {
        return dispatch.ask(new ListUsableTiers(project), caller).items();
    }
}
