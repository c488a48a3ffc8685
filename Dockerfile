# kubesteps alone, with neither a shell nor Node. It reads the kubeconfig that is mounted, and writes to stdout:
#   docker run --rm --user "$(id -u)" --volume ~/.kube/config:/kubeconfig:ro kubesteps generate > steps.sh
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --no-audit --no-fund && npm run --silent build && npm run --silent executable

FROM gcr.io/distroless/base-debian12:nonroot
COPY --from=build /src/LICENSE /src/dist/bundle/LICENSES.txt /src/.ci/bun/LICENSE.txt /licenses/
COPY --from=build /src/dist/executable/linux-*/kubesteps /usr/local/bin/kubesteps
ENV KUBECONFIG=/kubeconfig
USER nonroot
ENTRYPOINT ["/usr/local/bin/kubesteps"]
