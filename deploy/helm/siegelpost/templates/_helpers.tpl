{{- /* SPDX-License-Identifier: EUPL-1.2 */ -}}
{{- define "siegelpost.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}{{ else }}{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ end }}
{{- end }}
{{- define "siegelpost.labels" -}}
app.kubernetes.io/name: siegelpost
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "siegelpost.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- end }}
{{- define "siegelpost.container" -}}
image: {{ include "siegelpost.image" . | quote }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end }}
