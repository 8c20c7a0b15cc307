package almanac.cost.api;

import almanac.cost.command.BudgetCommand.ChangeBudgetOverride;
import almanac.cost.command.BudgetCommand.ChooseBudgetAlerts;
import almanac.cost.command.BudgetCommand.RemoveBudgetOverride;
import almanac.cost.command.BudgetCommand.SetBudgetOverride;
import almanac.cost.command.BudgetCommand.SetDefaultBudget;
import almanac.cost.event.BudgetLabel;
import almanac.cost.query.BudgetAlerts;
import almanac.cost.query.BudgetAlerts.Target;
import almanac.cost.query.BudgetList;
import almanac.cost.query.BudgetQuery.GetBudgetAlerts;
import almanac.cost.query.BudgetQuery.GetBudgets;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.secret.MasterKey;
import almanac.shared.CredentialsId;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.storage.credential.SealedCostSecret;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Serves budgets at the addresses that python-domino asks (docs/cost.md). */
@RestController
@AlmanacExtension
@Tag(name = "Cost")
@RequestMapping("/v4/cost/budgets")
class BudgetController {

    private static final int WHOLE = 9;
    private static final int FRACTION = 6;
    private static final int MOST_TARGETS = 3;
    private static final int MOST_EMAILS = 100;
    private static final int LONGEST = 254;

    private final Dispatch dispatch;
    private final IdSource ids;
    private final MasterKey masterKey;

    BudgetController(Dispatch dispatch, IdSource ids, MasterKey masterKey) {
        this.dispatch = dispatch;
        this.ids = ids;
        this.masterKey = masterKey;
    }

    /**
     * A budget.
     *
     * @param limit in dollars; absent when none was set
     */
    record BudgetV1(
            BudgetLabel budgetLabel,
            String budgetType,
            @Nullable String labelId,
            @Nullable BigDecimal limit,
            String window) {

        static BudgetV1 ofAll(BudgetLabel label, Optional<BigDecimal> limit) {
            return new BudgetV1(label, "Default", null, limit.orElse(null), "monthly");
        }

        static BudgetV1 ofOne(BudgetLabel label, String labelId, BigDecimal limit) {
            return new BudgetV1(label, "Override", labelId, limit, "monthly");
        }
    }

    record NewDefaultBudgetV1(
            @Nullable BudgetLabel budgetLabel,

            @Nullable @Pattern(regexp = "Default", message = "must be Default")
            String budgetType,

            @NotNull @DecimalMin("0") @Digits(integer = WHOLE, fraction = FRACTION)
            BigDecimal limit,

            @Nullable @Pattern(regexp = "monthly", message = "must be monthly")
            String window) {}

    record NewBudgetOverrideV1(
            @NotNull BudgetLabel budgetLabel,

            @Nullable @Pattern(regexp = "Override", message = "must be Override")
            String budgetType,

            @NotBlank @Size(max = 63) String labelId,

            @NotNull @DecimalMin("0") @Digits(integer = WHOLE, fraction = FRACTION)
            BigDecimal limit,

            @Nullable @Pattern(regexp = "monthly", message = "must be monthly")
            String window) {}

    record BudgetAlertTargetV1(
            @NotNull BudgetLabel label,
            @NotNull @Size(max = MOST_EMAILS) List<@NotNull @Email @Size(max = LONGEST) String> emails) {

        static BudgetAlertTargetV1 of(Target target) {
            return new BudgetAlertTargetV1(target.label(), target.emails());
        }

        Target toTarget() {
            return new Target(label, emails);
        }
    }

    record BudgetAlertsSettingsV1(
            @NotNull Boolean alertsEnabled,
            @NotNull Boolean notifyOrgOwner,
            @NotNull @Size(max = MOST_TARGETS) List<@NotNull @Valid BudgetAlertTargetV1> alertTargets) {

        static BudgetAlertsSettingsV1 of(BudgetAlerts alerts) {
            return new BudgetAlertsSettingsV1(
                    alerts.alertsEnabled(),
                    alerts.notifyOrgOwner(),
                    alerts.alertTargets().stream().map(BudgetAlertTargetV1::of).toList());
        }

        /** Keeps addresses out of logs. */
        @Override
        public String toString() {
            return "BudgetAlertsSettingsV1";
        }
    }

    @GetMapping("/defaults")
    List<BudgetV1> getDefaultBudgets(Caller caller) {
        BudgetList budgets = dispatch.ask(new GetBudgets(), caller);
        return Arrays.stream(BudgetLabel.values())
                .map(label -> BudgetV1.ofAll(label, budgets.defaultOf(label)))
                .toList();
    }

    @PutMapping("/defaults/{label}")
    BudgetV1 setDefaultBudget(@PathVariable String label, @Valid @RequestBody NewDefaultBudgetV1 body, Caller caller) {
        BudgetLabel kind = kind(label);
        if (body.budgetLabel() != null && body.budgetLabel() != kind) {
            throw ErrorCode.INVALID_VALUE.with("budgetLabel", "must be that of the address");
        }
        dispatch.send(new SetDefaultBudget(kind, body.limit()), caller);
        return BudgetV1.ofAll(kind, Optional.of(body.limit()));
    }

    private static BudgetLabel kind(String label) {
        return Arrays.stream(BudgetLabel.values())
                .filter(known -> known.name().replace("_", "").equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(
                        () -> ErrorCode.INVALID_VALUE.with("label", "must be BillingTag, Organization or Project"));
    }

    @GetMapping("/overrides")
    List<BudgetV1> getBudgetOverrides(Caller caller) {
        return dispatch.ask(new GetBudgets(), caller).overrides().stream()
                .map(budget -> BudgetV1.ofOne(budget.label(), budget.labelId(), new BigDecimal(budget.limit())))
                .toList();
    }

    @PostMapping("/overrides")
    BudgetV1 createBudgetOverride(@Valid @RequestBody NewBudgetOverrideV1 body, Caller caller) {
        dispatch.send(new SetBudgetOverride(body.budgetLabel(), body.labelId(), body.limit()), caller);
        return BudgetV1.ofOne(body.budgetLabel(), body.labelId(), body.limit());
    }

    @PutMapping("/overrides/{labelId}")
    BudgetV1 updateBudgetOverride(
            @PathVariable String labelId, @Valid @RequestBody NewBudgetOverrideV1 body, Caller caller) {
        if (!body.labelId().equals(labelId)) {
            throw ErrorCode.INVALID_VALUE.with("labelId", "must be that of the address");
        }
        dispatch.send(new ChangeBudgetOverride(labelId, body.limit()), caller);
        return BudgetV1.ofOne(body.budgetLabel(), labelId, body.limit());
    }

    /** Removes a budget, and answers a list of one sentence about that. */
    @DeleteMapping("/overrides/{labelId}")
    List<String> deleteBudgetOverride(@PathVariable String labelId, Caller caller) {
        dispatch.send(new RemoveBudgetOverride(labelId), caller);
        return List.of("The budget for '%s' is removed".formatted(labelId));
    }

    @GetMapping("/global/alertsSettings")
    BudgetAlertsSettingsV1 getBudgetAlertsSettings(Caller caller) {
        return BudgetAlertsSettingsV1.of(dispatch.ask(new GetBudgetAlerts(), caller));
    }

    @PutMapping("/global/alertsSettings")
    BudgetAlertsSettingsV1 setBudgetAlertsSettings(@Valid @RequestBody BudgetAlertsSettingsV1 body, Caller caller) {
        List<Target> targets =
                body.alertTargets().stream().map(BudgetAlertTargetV1::toTarget).toList();
        SealedCostSecret secret = SealedCostSecret.of(
                SealedCostSecret.Name.ALERT_TARGETS,
                new CredentialsId(ids.next()),
                JsonMapper.shared().writeValueAsString(targets),
                masterKey);
        dispatch.send(new ChooseBudgetAlerts(body.alertsEnabled(), body.notifyOrgOwner(), secret), caller);
        return body;
    }
}
