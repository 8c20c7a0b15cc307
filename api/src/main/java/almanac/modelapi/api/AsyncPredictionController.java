package almanac.modelapi.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.execution.serving.PredictionLimits;
import almanac.execution.serving.PredictionOutcome;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.modelapi.command.PredictionCommand.RequestPrediction;
import almanac.modelapi.event.FunctionParameter;
import almanac.modelapi.event.ServedFunction;
import almanac.modelapi.query.KeptPrediction;
import almanac.modelapi.query.ModelApiQuery.FindKeyedPrediction;
import almanac.modelapi.query.ModelApiQuery.FindPrediction;
import almanac.modelapi.query.ModelApiQuery.GetModelApi;
import almanac.modelapi.query.ModelApiQuery.RouteCall;
import almanac.modelapi.query.ServedRoute;
import almanac.secret.MasterKey;
import almanac.security.ModelTokenLogin;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.ModelApiId;
import almanac.shared.PredictionId;
import almanac.shared.Sha256;
import almanac.storage.prediction.PredictionQueue;
import almanac.storage.prediction.PredictionQueue.State;
import almanac.web.Texts;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Serves asynchronous predictions (behaviour.md, 3.2), to users and to callers with a token of the model API. */
@RestController
@Tag(name = "AsyncPredictions")
@RequestMapping(ModelTokenLogin.PATH + "/{asyncModelId}")
class AsyncPredictionController {

    private static final String VALUE = "value";

    private final Dispatch dispatch;
    private final PredictionLimits limits;
    private final MasterKey masterKey;
    private final IdSource ids;
    private final InstantSource clock;

    AsyncPredictionController(
            Dispatch dispatch, PredictionLimits limits, MasterKey masterKey, IdSource ids, InstantSource clock) {
        this.dispatch = dispatch;
        this.limits = limits;
        this.masterKey = masterKey;
        this.ids = ids;
        this.clock = clock;
    }

    record NewAsyncPredictionV1(@NotNull Map<String, Object> parameters) {}

    record AsyncPredictionRequestEnvelopeV1(PredictionId asyncPredictionId) {}

    /** The words of the status: clients stop at any other. */
    enum AsyncPredictionStatusV1 {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("succeeded")
        SUCCEEDED,
        @JsonProperty("failed")
        FAILED
    }

    record AsyncPredictionEnvelopeV1(
            PredictionId asyncPredictionId,
            AsyncPredictionStatusV1 status,
            @Nullable Map<String, Object> result,
            @Nullable List<String> errors) {}

    @PostMapping
    AsyncPredictionRequestEnvelopeV1 requestAsyncPrediction(
            @PathVariable ModelApiId asyncModelId,
            @Parameter(hidden = true)
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    @Size(min = 1, max = Texts.NAME)
                    String idempotencyKey,
            @Valid @RequestBody NewAsyncPredictionV1 body,
            Caller caller) {
        ModelTokenLogin token = admitted(asyncModelId, caller);
        byte[] parameters = JsonMapper.shared().writeValueAsBytes(body.parameters());
        if (parameters.length > limits.largestRequest()) {
            throw ErrorCode.PREDICTION_TOO_LARGE.with(limits.largestRequest());
        }
        ServedRoute route = dispatch.askAsSystem(new RouteCall(asyncModelId, "latest", null), caller.requestId());
        if (!route.isAsync()) {
            throw ErrorCode.MODEL_API_NOT_ASYNC.with(asyncModelId);
        }
        if (route.function() != null) {
            requireArguments(route.function(), body.parameters().keySet());
        }
        PredictionId prediction = new PredictionId(ids.next());
        RequestPrediction command = new RequestPrediction(
                prediction,
                asyncModelId,
                masterKey.seal(new String(parameters, UTF_8), PredictionQueue.context(prediction, State.QUEUED)),
                parameters.length,
                Sha256.of(parameters).value(),
                token == null ? null : token.token(),
                key(idempotencyKey, token, caller),
                clock.instant());
        if (token == null) {
            dispatch.send(command, caller);
        } else {
            dispatch.sendAsSystem(command, caller.requestId());
        }
        return new AsyncPredictionRequestEnvelopeV1(
                command.key() == null
                        ? prediction
                        : dispatch.askAsSystem(new FindKeyedPrediction(asyncModelId, command.key()), caller.requestId())
                                .prediction());
    }

    /** Returns the key of a request as its caller's own; null when it came without one. */
    private static @Nullable String key(@Nullable String sent, @Nullable ModelTokenLogin token, Caller caller) {
        String by = token == null ? caller.user().value() : token.token().value();
        return sent == null
                ? null
                : Sha256.of((by + "\n" + sent).getBytes(UTF_8)).value();
    }

    @GetMapping("/{asyncPredictionId}")
    AsyncPredictionEnvelopeV1 retrieveAsyncPredictionResult(
            @PathVariable ModelApiId asyncModelId, @PathVariable PredictionId asyncPredictionId, Caller caller) {
        ModelTokenLogin _ = admitted(asyncModelId, caller);
        KeptPrediction kept =
                dispatch.askAsSystem(new FindPrediction(asyncModelId, asyncPredictionId), caller.requestId());
        if (kept.state() == State.QUEUED) {
            return new AsyncPredictionEnvelopeV1(asyncPredictionId, AsyncPredictionStatusV1.QUEUED, null, null);
        }
        String opened = masterKey.open(kept.sealed(), PredictionQueue.context(asyncPredictionId, kept.state()));
        PredictionOutcome outcome = JsonMapper.shared().readValue(opened, PredictionOutcome.class);
        return kept.state() == State.SUCCEEDED
                ? new AsyncPredictionEnvelopeV1(
                        asyncPredictionId, AsyncPredictionStatusV1.SUCCEEDED, object(outcome.result()), null)
                : new AsyncPredictionEnvelopeV1(
                        asyncPredictionId,
                        AsyncPredictionStatusV1.FAILED,
                        null,
                        List.of(String.valueOf(outcome.error())));
    }

    /**
     * Refuses a caller that may not see the model API, or has a token of another one.
     *
     * @return the token; null for a user of the platform
     */
    private @Nullable ModelTokenLogin admitted(ModelApiId api, Caller caller) {
        ModelTokenLogin token = ModelTokenLogin.of(caller);
        if (token == null) {
            dispatch.ask(new GetModelApi(api), caller);
        } else if (!token.api().equals(api)) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        } else if (caller.asOf() != null) {
            throw ErrorCode.ONLY_AS_IT_IS.with();
        }
        return token;
    }

    private static void requireArguments(ServedFunction function, Set<String> given) {
        Set<String> known =
                function.parameters().stream().map(FunctionParameter::name).collect(Collectors.toSet());
        given.stream()
                .filter(name -> !known.contains(name) && !function.takesMore())
                .findFirst()
                .ifPresent(name -> {
                    throw ErrorCode.PREDICTION_NOT_TAKEN.with("the function has no parameter '%s'".formatted(name));
                });
        function.parameters().stream()
                .filter(parameter -> parameter.required() && !given.contains(parameter.name()))
                .findFirst()
                .ifPresent(parameter -> {
                    throw ErrorCode.PREDICTION_NOT_TAKEN.with(
                            "the function needs the parameter '%s'".formatted(parameter.name()));
                });
    }

    /** Returns the result as an object; what is none is the value of one. */
    private static Map<String, Object> object(@Nullable String json) {
        JsonNode result = JsonMapper.shared().readTree(Objects.requireNonNullElse(json, "null"));
        if (!result.isObject()) {
            return Map.of(VALUE, result);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        result.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }
}
