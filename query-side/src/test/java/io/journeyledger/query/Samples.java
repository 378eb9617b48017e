package io.journeyledger.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.rest5_client.Rest5ClientOptions;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.HttpAsyncResponseConsumerFactory;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.journeyledger.elasticsearch.SharedElasticsearch;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** A few journeys in the real server, under the views' own mappings. */
public final class Samples {
    private Samples() {}

    public static ElasticsearchClient client(URI url) {
        return new ElasticsearchClient(
                new Rest5ClientTransport(Rest5Client.builder(url).build(), new Jackson3JsonpMapper()));
    }

    /** The same, that takes answers of so many bytes at most. */
    public static ElasticsearchClient client(URI url, int most) {
        RequestOptions.Builder options = RequestOptions.DEFAULT.toBuilder();
        options.setHttpAsyncResponseConsumerFactory(
                new HttpAsyncResponseConsumerFactory.BasicAsyncResponseConsumerFactory(most));
        return new ElasticsearchClient(new Rest5ClientTransport(
                Rest5Client.builder(url).build(),
                new Jackson3JsonpMapper(),
                new Rest5ClientOptions(options.build(), false)));
    }

    /** The same, that has something done once, when the first question of that kind is answered. */
    public static ElasticsearchClient client(URI url, String kind, Runnable then) {
        ElasticsearchTransport transport = client(url)._transport();
        AtomicBoolean done = new AtomicBoolean();
        return new ElasticsearchClient((ElasticsearchTransport) Proxy.newProxyInstance(
                Samples.class.getClassLoader(),
                new Class<?>[] {ElasticsearchTransport.class},
                (_, method, arguments) -> {
                    Object answer = method.invoke(transport, arguments);
                    if (method.getName().equals("performRequest")
                            && ((Endpoint<?, ?, ?>) arguments[1]).id().equals(kind)
                            && done.compareAndSet(false, true)) {
                        then.run();
                    }
                    return answer;
                }));
    }

    /** Stores them once for all tests of this JVM. */
    public static URI stored() {
        return Holder.URL;
    }

    private static final class Holder {
        static final URI URL = store(SharedElasticsearch.url());

        private static URI store(URI url) {
            for (View view : View.values()) {
                send(url, "PUT", "/" + view.alias(), text(View.class, view.label() + ".json"));
            }
            String answer = send(url, "POST", "/_bulk?refresh=true", text(Samples.class, "samples.ndjson"));
            if (!answer.contains("\"errors\":false")) {
                throw new IllegalStateException("a sample does not fit the mappings: " + answer);
            }
            return url;
        }
    }

    public static String text(Class<?> beside, String file) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String send(URI url, String method, String path, String body) {
        HttpResponse<String> response = ask(url, method, path, body);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.body());
        }
        return response.body();
    }

    /** The same, whatever the answer is. */
    public static void sendAny(URI url, String method, String path) {
        ask(url, method, path, "");
    }

    private static HttpResponse<String> ask(URI url, String method, String path, String body) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(url.resolve(path))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
