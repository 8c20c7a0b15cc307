package almanac.modelapi.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.modelapi.command.ModelApiTokenCommand.IssueModelToken;
import almanac.modelapi.command.ModelApiTokenCommand.RenewModelToken;
import almanac.modelapi.command.ModelApiTokenCommand.RevokeModelToken;
import almanac.modelapi.query.ModelApiAccessTokenV1;
import almanac.modelapi.query.ModelApiQuery.GetModelToken;
import almanac.modelapi.query.ModelApiQuery.ListModelTokens;
import almanac.shared.IdSource;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.Sha256;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the access tokens of model APIs. The value of a token is in the answer to the request that made it alone. */
@RestController
@AlmanacExtension
@Tag(name = "ModelAPI")
@RequestMapping(ModelApiController.PATH + "/{modelApiId}/accessTokens")
class ModelApiTokenController {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 64;

    private final SecureRandom random = new SecureRandom();
    private final Dispatch dispatch;
    private final IdSource ids;

    ModelApiTokenController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    record ModelApiAccessTokenCreationRequestV1(
            @Nullable @Size(min = 1, max = Texts.NAME) String name) {}

    @GetMapping
    List<ModelApiAccessTokenV1> listModelApiAccessTokens(@PathVariable ModelApiId modelApiId, Caller caller) {
        return dispatch.ask(new ListModelTokens(modelApiId), caller).items();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ModelApiAccessTokenV1 createModelApiAccessToken(
            @PathVariable ModelApiId modelApiId,
            @Valid @RequestBody ModelApiAccessTokenCreationRequestV1 body,
            Caller caller) {
        ModelApiTokenId token = new ModelApiTokenId(ids.next());
        String value = value();
        dispatch.send(new IssueModelToken(token, modelApiId, body.name(), digest(value)), caller);
        return dispatch.ask(new GetModelToken(modelApiId, token), caller.asItIs())
                .with(value);
    }

    @GetMapping("/{accessTokenId}")
    ModelApiAccessTokenV1 getModelApiAccessToken(
            @PathVariable ModelApiId modelApiId, @PathVariable ModelApiTokenId accessTokenId, Caller caller) {
        return dispatch.ask(new GetModelToken(modelApiId, accessTokenId), caller);
    }

    /** Gives the token another value. */
    @PutMapping("/{accessTokenId}")
    ModelApiAccessTokenV1 updateModelApiAccessToken(
            @PathVariable ModelApiId modelApiId,
            @PathVariable ModelApiTokenId accessTokenId,
            @Valid @RequestBody ModelApiAccessTokenCreationRequestV1 body,
            Caller caller) {
        String value = value();
        dispatch.send(new RenewModelToken(accessTokenId, modelApiId, body.name(), digest(value)), caller);
        return dispatch.ask(new GetModelToken(modelApiId, accessTokenId), caller.asItIs())
                .with(value);
    }

    @DeleteMapping("/{accessTokenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteModelApiAccessToken(
            @PathVariable ModelApiId modelApiId, @PathVariable ModelApiTokenId accessTokenId, Caller caller) {
        dispatch.send(new RevokeModelToken(accessTokenId, modelApiId), caller);
    }

    private String value() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(letter -> String.valueOf(LETTERS.charAt(letter)))
                .collect(Collectors.joining());
    }

    /** Returns what the server keeps of a token. */
    private static String digest(String value) {
        return Sha256.of(value.getBytes(UTF_8)).value();
    }
}
