package almanac.gateway.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an endpoint is asked for, in MLflow's words. */
public enum EndpointType {
    @JsonProperty("llm/v1/completions")
    COMPLETIONS("llm/v1/completions"),
    @JsonProperty("llm/v1/chat")
    CHAT("llm/v1/chat"),
    @JsonProperty("llm/v1/embeddings")
    EMBEDDINGS("llm/v1/embeddings");

    private final String label;

    EndpointType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
