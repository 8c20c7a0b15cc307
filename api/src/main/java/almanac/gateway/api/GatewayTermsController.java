package almanac.gateway.api;

import almanac.gateway.command.GatewayEndpointCommand.LimitGatewayEndpoint;
import almanac.gateway.command.GatewayEndpointCommand.PriceGatewayEndpoint;
import almanac.gateway.event.GatewayLimits;
import almanac.gateway.event.GatewayPrices;
import almanac.gateway.query.GatewayQuery.GetGatewayTerms;
import almanac.gateway.query.GatewayQuery.LocateGatewayEndpoint;
import almanac.gateway.query.GatewayQuery.SumGatewayUsage;
import almanac.gateway.query.GatewayUsageV1;
import almanac.gateway.query.UsageGrouping;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.shared.GatewayEndpointName;
import almanac.shared.Timestamps;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves what calls of an endpoint may take, what they cost, and what they took (docs/gateway.md). */
@RestController
@AlmanacExtension
@Tag(name = "AIGateway")
@RequestMapping("/api/almanac/v1/gateway/endpoints/{endpointName}")
class GatewayTermsController {

    private static final int WHOLE = 9;
    private static final int FRACTION = 6;

    private final Dispatch dispatch;
    private final Answers answers;
    private final InstantSource clock;

    GatewayTermsController(Dispatch dispatch, Answers answers, InstantSource clock) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.clock = clock;
    }

    record GatewayLimitsV1(
            @Nullable @Positive Long callsPerMinute,
            @Nullable @Positive Long callsPerMinutePerUser,
            @Nullable @Positive Long tokensPerMinute,
            @Nullable @Positive Long tokensPerMinutePerUser,
            @Nullable @Positive Long tokensPerDayPerUser,

            @Nullable @DecimalMin("0") @Digits(integer = WHOLE, fraction = FRACTION)
            BigDecimal budgetPerMonth) {

        GatewayLimits toLimits() {
            return new GatewayLimits(
                    callsPerMinute,
                    callsPerMinutePerUser,
                    tokensPerMinute,
                    tokensPerMinutePerUser,
                    tokensPerDayPerUser,
                    budgetPerMonth == null ? null : plain(budgetPerMonth));
        }

        static GatewayLimitsV1 of(GatewayLimits limits) {
            return new GatewayLimitsV1(
                    limits.callsPerMinute(),
                    limits.callsPerMinutePerUser(),
                    limits.tokensPerMinute(),
                    limits.tokensPerMinutePerUser(),
                    limits.tokensPerDayPerUser(),
                    limits.budgetPerMonth() == null ? null : new BigDecimal(limits.budgetPerMonth()));
        }
    }

    record NewGatewayPricesV1(
            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters")
            String currency,

            @NotNull @DecimalMin("0") @Digits(integer = WHOLE, fraction = FRACTION)
            BigDecimal input,

            @NotNull @DecimalMin("0") @Digits(integer = WHOLE, fraction = FRACTION)
            BigDecimal output,

            @Nullable @DecimalMin("0") @Digits(integer = WHOLE, fraction = FRACTION)
            BigDecimal cached) {

        GatewayPrices toPrices() {
            return new GatewayPrices(
                    currency, plain(input), plain(output), plain(Objects.requireNonNullElse(cached, input)));
        }
    }

    /** The prices for a million tokens each; without members where there are none. */
    record GatewayPricesV1(
            @Nullable String currency,
            @Nullable BigDecimal input,
            @Nullable BigDecimal output,
            @Nullable BigDecimal cached) {

        static GatewayPricesV1 of(@Nullable GatewayPrices prices) {
            return prices == null
                    ? new GatewayPricesV1(null, null, null, null)
                    : new GatewayPricesV1(
                            prices.currency(),
                            new BigDecimal(prices.input()),
                            new BigDecimal(prices.output()),
                            new BigDecimal(prices.cached()));
        }
    }

    record GatewayUsageEnvelopeV1(List<GatewayUsageV1> usage) {}

    @GetMapping("/limits")
    ResponseEntity<GatewayLimitsV1> getGatewayLimits(@PathVariable GatewayEndpointName endpointName, Caller caller) {
        return answers.get(terms(endpointName, caller), caller, (terms, _) -> GatewayLimitsV1.of(terms.limits()));
    }

    @PutMapping("/limits")
    ResponseEntity<GatewayLimitsV1> setGatewayLimits(
            @PathVariable GatewayEndpointName endpointName, @Valid @RequestBody GatewayLimitsV1 body, Caller caller) {
        return answers.change(
                new LimitGatewayEndpoint(locate(endpointName, caller), body.toLimits()),
                terms(endpointName, caller),
                caller,
                (terms, _) -> GatewayLimitsV1.of(terms.limits()));
    }

    @GetMapping("/prices")
    ResponseEntity<GatewayPricesV1> getGatewayPrices(@PathVariable GatewayEndpointName endpointName, Caller caller) {
        return answers.get(terms(endpointName, caller), caller, (terms, _) -> GatewayPricesV1.of(terms.prices()));
    }

    @PutMapping("/prices")
    ResponseEntity<GatewayPricesV1> setGatewayPrices(
            @PathVariable GatewayEndpointName endpointName,
            @Valid @RequestBody NewGatewayPricesV1 body,
            Caller caller) {
        return answers.change(
                new PriceGatewayEndpoint(locate(endpointName, caller), body.toPrices()),
                terms(endpointName, caller),
                caller,
                (terms, _) -> GatewayPricesV1.of(terms.prices()));
    }

    /** Returns the sums of the last thirty days, unless the request names others. */
    @GetMapping("/usage")
    GatewayUsageEnvelopeV1 getGatewayUsage(
            @PathVariable GatewayEndpointName endpointName,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "day") String by,
            Caller caller) {
        requireInRange(from, "from");
        requireInRange(to, "to");
        LocalDate last = Objects.requireNonNullElseGet(to, () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        LocalDate first = Objects.requireNonNullElse(from, last.minusDays(29));
        UsageGrouping grouping = switch (by) {
            case "day" -> UsageGrouping.DAY;
            case "user" -> UsageGrouping.USER;
            case "project" -> UsageGrouping.PROJECT;
            case "model" -> UsageGrouping.MODEL;
            default -> throw ErrorCode.INVALID_VALUE.with("by", "must be day, user, project or model");
        };
        return answers.list(
                new SumGatewayUsage(endpointName, caller.user(), first, last, grouping),
                caller,
                (usage, _) -> new GatewayUsageEnvelopeV1(usage));
    }

    private static void requireInRange(@Nullable LocalDate day, String parameter) {
        if (day != null
                && !Timestamps.isInRange(day.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw ErrorCode.INVALID_VALUE.with(parameter, "must be a day of the years 1 to 9999");
        }
    }

    private GetGatewayTerms terms(GatewayEndpointName name, Caller caller) {
        return new GetGatewayTerms(name, caller.user());
    }

    private GatewayEndpointId locate(GatewayEndpointName name, Caller caller) {
        return dispatch.ask(new LocateGatewayEndpoint(name, caller.user()), caller);
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
